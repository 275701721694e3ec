package dev.newsvane.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class SitemapTest {
    private static final URI BASE = URI.create("http://quay.example/sitemap.xml");
    private static final String OPEN = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
            + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">";

    @Test
    void aSitemapOfFiftyThousandEntriesIsReadWholeWhereverItIsCut() {
        var xml = new StringBuilder(OPEN);
        for (var i = 0; i < Sitemap.MAX_ENTRIES; i++) {
            xml.append("<url><loc>http://quay.example/a?x=").append(i).append("&y=1</loc>");
            xml.append("<xhtml:link rel='alternate' hreflang='de' href='http://quay.example/de'/>");
            xml.append("<lastmod>2026-03-14</lastmod></url>\n");
        }
        var feed = feed(xml + "</urlset>");
        assertThat(feed.entries()).hasSize(Sitemap.MAX_ENTRIES);
        assertThat(feed.repairs()).isEmpty();
        assertThat(feed.entries())
                .allMatch(entry -> entry.updated().equals(Optional.of(Instant.parse("2026-03-14T00:00:00Z"))));
        assertThat(feed.entries().getLast().link()).contains("http://quay.example/a?x=49999&y=1");
        var more = feed(xml + "<url><loc>http://quay.example/one-more</loc></url></urlset>");
        assertThat(more.entries()).hasSize(Sitemap.MAX_ENTRIES);
        assertThat(more.repairs()).contains(Repair.ENTRIES_LEFT_OUT);
    }

    @Test
    void aSitemapWhoseEntryDoesNotEndIsRefused() {
        for (var root : List.of("urlset", "sitemapindex")) {
            assertThat(FeedReader.read(
                            ByteString.encodeUtf8("<" + root + ">" + "<a b/>".repeat(2_000_000)),
                            Optional.empty(),
                            BASE))
                    .isInstanceOfSatisfying(
                            NotAFeed.class, none -> assertThat(none.why()).isEqualTo(Why.TOO_LARGE));
        }
    }

    @Test
    void aPrefixedSitemapIsOneToo() {
        var feed = feed(
                "<?xml version='1.0'?><!-- <urlset> --><s:urlset xmlns:s='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                        + "<s:url><s:loc> http://quay.example/a </s:loc></s:url></s:urlset>");
        assertThat(feed.entries()).extracting(Entry::link).containsExactly(Optional.of("http://quay.example/a"));
    }

    @Test
    void aTextOfUrlsIsASitemap() {
        var feed = feed("\ufeffhttp://quay.example/a\r\n\r\nhttp://quay.example/b\nnonsense".replace("nonsense", ""));
        assertThat(feed.dialect()).isEqualTo("sitemap-text");
        assertThat(feed.entries())
                .extracting(entry -> entry.link().orElseThrow())
                .containsExactly("http://quay.example/a", "http://quay.example/b");
    }

    @Test
    void anIndexNamesItsSitemaps() {
        var reading =
                read("<sitemapindex><sitemap><loc>/posts.xml</loc><lastmod>2026-03-14T10:00:00Z</lastmod></sitemap>"
                        + "<sitemap><loc>http://quay.example/pages.xml.gz</loc></sitemap><sitemap/></sitemapindex>");
        var index = ((IndexRead) reading).index();
        assertThat(index.sitemaps())
                .extracting(listed -> listed.url() + " " + listed.modified().orElse("-"))
                .containsExactly(
                        "http://quay.example/posts.xml 2026-03-14T10:00:00Z", "http://quay.example/pages.xml.gz -");
        assertThat(index.newest()).contains(Instant.parse("2026-03-14T10:00:00Z"));
    }

    @Test
    void aSitemapIsListedUnderAnAddressThatCanBeAsked() {
        var reading = read("<sitemapindex><sitemap><loc>http://quay.example/a b|c.xml?d=[é]</loc></sitemap>"
                + "<sitemap><loc>HTTP://Quay.example/%7Ed/é.xml</loc></sitemap></sitemapindex>");
        assertThat(((IndexRead) reading).index().sitemaps())
                .extracting(listed -> URI.create(listed.url()).toString())
                .containsExactly("http://quay.example/a%20b%7Cc.xml?d=[%C3%A9]", "HTTP://Quay.example/%7Ed/é.xml");
    }

    @Test
    void aPackedSitemapIsReadWhateverItsNameAndAHonestOneIsNoBomb() throws IOException {
        var xml = new StringBuilder(OPEN);
        for (var i = 0; i < 30_000; i++) {
            xml.append("<url><loc>http://quay.example/2026/03/14/harbour-")
                    .append(i)
                    .append("</loc></url>");
        }
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write((xml + "</urlset>").getBytes(UTF_8));
        }
        var reading = FeedReader.read(ByteString.of(packed.toByteArray()), Optional.empty(), BASE);
        assertThat(((FeedRead) reading).feed().entries()).hasSize(30_000);
    }

    @Test
    void hostileShapesEnd() {
        assertThat(read(OPEN + "<url>".repeat(500_000))).isInstanceOf(NotAFeed.class);
        assertThat(read(OPEN + "<url><![CDATA[".repeat(200_000))).isInstanceOf(NotAFeed.class);
        assertThat(read("<urlset " + "a='b' ".repeat(100_000) + ">")).isNotNull();
        assertThat(read(OPEN + "</url>".repeat(1_000_000))).isInstanceOf(FeedRead.class);
        assertThat(read("<urlset/>")).isInstanceOf(FeedRead.class);
    }

    private static Feed feed(String text) {
        return ((FeedRead) read(text)).feed();
    }

    private static FeedReading read(String text) {
        return FeedReader.read(ByteString.encodeUtf8(text), Optional.empty(), BASE);
    }
}
