/// OPML: lists of feeds as other programs keep them, read as they are found and written as OPML 2.0.
@NullMarked
package dev.newsvane.ingest.opml;

import org.jspecify.annotations.NullMarked;
