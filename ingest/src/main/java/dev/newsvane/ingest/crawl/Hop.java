package dev.newsvane.ingest.crawl;

import java.net.URI;

/// Where redirects have led a request.
///
/// @param host whose turn it is, as in a canonical URL
/// @param count how many redirects were followed
record Hop(URI url, String host, int count) {}
