/// The past as others have kept it: web archives (WARC), and the archived and paged documents of feeds (RFC 5005).
@NullMarked
package dev.newsvane.ingest.archive;

import org.jspecify.annotations.NullMarked;
