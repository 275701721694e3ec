/// The crawl stage: fetches each request politely; no request is lost, no host waits for another.
@NullMarked
package dev.newsvane.ingest.crawl;

import org.jspecify.annotations.NullMarked;
