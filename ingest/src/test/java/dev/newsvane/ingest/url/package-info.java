/// Tests of url.
@NullMarked
package dev.newsvane.ingest.url;

import org.jspecify.annotations.NullMarked;
