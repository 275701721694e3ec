/// Tests of OPML.
@NullMarked
package dev.newsvane.ingest.opml;

import org.jspecify.annotations.NullMarked;
