/// Web pages as places where news is listed: their links, and the feeds and sitemaps that a site has.
@NullMarked
package dev.newsvane.ingest.site;

import org.jspecify.annotations.NullMarked;
