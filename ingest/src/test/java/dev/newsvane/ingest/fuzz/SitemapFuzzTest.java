package dev.newsvane.ingest.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import okio.Buffer;

/// What stands in sitemaps, news sitemaps and lists of sitemaps.
class SitemapFuzzTest {
    @FuzzTest
    void whateverStandsInASitemapIsReadOrRefused(byte[] inside) {
        for (var root : new String[] {"urlset", "sitemapindex"}) {
            FeedFuzzTest.held(new Buffer()
                    .writeString(
                            "<" + root + " xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                                    + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
                                    + " xmlns:xhtml='http://www.w3.org/1999/xhtml'>",
                            ISO_8859_1)
                    .write(inside)
                    .writeString("</" + root + ">", ISO_8859_1)
                    .readByteString());
        }
    }
}
