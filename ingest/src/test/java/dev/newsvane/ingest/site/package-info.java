/// Tests of reading pages that list news.
@NullMarked
package dev.newsvane.ingest.site;

import org.jspecify.annotations.NullMarked;
