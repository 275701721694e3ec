/// Tests of feed.
@NullMarked
package dev.newsvane.ingest.feed;

import org.jspecify.annotations.NullMarked;
