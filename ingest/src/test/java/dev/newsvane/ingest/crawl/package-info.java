/// Tests of crawl.
@NullMarked
package dev.newsvane.ingest.crawl;

import org.jspecify.annotations.NullMarked;
