/// The frontier: from entries seen to requests, each URL once for each change.
@NullMarked
package dev.newsvane.ingest.frontier;

import org.jspecify.annotations.NullMarked;
