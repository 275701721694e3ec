/// Tests of crawl.
@NullMarked
package dev.newsvane.ingest.robots;

import org.jspecify.annotations.NullMarked;
