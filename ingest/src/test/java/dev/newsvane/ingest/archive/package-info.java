/// Tests of OPML.
@NullMarked
package dev.newsvane.ingest.archive;

import org.jspecify.annotations.NullMarked;
