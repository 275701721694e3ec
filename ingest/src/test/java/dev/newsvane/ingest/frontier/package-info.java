/// Tests of frontier.
@NullMarked
package dev.newsvane.ingest.frontier;

import org.jspecify.annotations.NullMarked;
