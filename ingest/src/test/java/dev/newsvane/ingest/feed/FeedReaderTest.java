package dev.newsvane.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Json;
import dev.newsvane.ingest.Tables;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.IndexRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.ingest.feed.FeedReading.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedReaderTest {
    /// With `-Dnewsvane.golden=write` what is read becomes what is expected; the diff is to be reviewed.
    @Test
    void ofAJsonFeedsHubsTheFirstThatSpeaksWebSubCounts() {
        var hubs =
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"feed_url\":\"/feed.json\",\"items\":[],"
                    + "\"hubs\":[{\"type\":\"rssCloud\",\"url\":\"https://cloud.example/\"},{\"type\":\"WebSub\"},"
                    + "{\"type\":\"websub\",\"url\":\"/hub\"},{\"type\":\"WebSub\",\"url\":\"https://late.example/\"}]}";
        var feed = ((FeedRead) FeedReader.read(
                        ByteString.encodeUtf8(hubs), Optional.empty(), URI.create("https://quay.example/a/b")))
                .feed();
        assertThat(feed.hub()).contains("https://quay.example/hub");
        assertThat(feed.self()).contains("https://quay.example/feed.json");
        assertThat(((FeedRead) FeedReader.read(
                                ByteString.encodeUtf8("{\"items\":[],\"hubs\":\"https://hub.example/\"}"),
                                Optional.empty(),
                                URI.create("https://quay.example/")))
                        .feed()
                        .hub())
                .isEmpty();
    }

    /// RSS 2.0, and RSS 0.91 whose day ends with hour 24.
    @Test
    void theHoursAndDaysThatAFeedWantsSkippedAreRead() {
        var feed = ((FeedRead) FeedReader.read(
                        ByteString.encodeUtf8(
                                "<rss version='2.0'><channel><skipHours><hour>24</hour><hour> 7 </hour>"
                                    + "<hour>noon</hour></skipHours><skipdays><day>Sunday</day></skipdays></channel></rss>"),
                        Optional.empty(),
                        URI.create("https://quay.example/")))
                .feed();
        assertThat(feed.skips().words()).containsExactly("0", "7", "sunday");
    }

    private static final boolean WRITE = "write".equals(System.getProperty("newsvane.golden"));

    private static final URI BASE = URI.create("http://ledger.example/feed.xml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rss2.xml",
                "atom.xml",
                "atom03.xml",
                "rdf.xml",
                "json.json",
                "news-sitemap.xml",
                "broken.xml",
                "modules.xml",
                "atom-texts.xml"
            })
    void aFeedIsReadAsWritten(String name) throws IOException {
        var read = Json.pretty(FeedJson.of(feed(Tables.bytes(FeedReaderTest.class, name), Optional.empty()))) + "\n";
        var expected = name + ".expected.json";
        if (WRITE) {
            Files.writeString(Path.of("src/test/resources/dev/newsvane/ingest/feed", expected), read);
        }
        assertThat(read).isEqualTo(Tables.text(FeedReaderTest.class, expected));
    }

    static Stream<Object[]> dates() {
        return Tables.lines(FeedReaderTest.class, "dates.csv").stream().map(line -> line.split("\\|", -1));
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aDateIsReadOrAbsent(String raw, String instant) {
        assertThat(FeedDate.parse(raw).map(FeedDate::at))
                .isEqualTo(Optional.of(instant).filter(i -> !i.isEmpty()).map(Instant::parse));
    }

    @Test
    void validUtf8WinsOverWhatIsDeclared() {
        var xml = rss("<item><title>Café „Größe“</title></item>").replace("utf-8", "ISO-8859-1");
        var feed = feed(xml.getBytes(UTF_8), Optional.of("text/xml; charset=iso-8859-1"));
        assertThat(feed.entries().getFirst().title()).contains("Café „Größe“");
        assertThat(feed.repairs()).contains(Repair.CHARSET);
    }

    @Test
    void aFeedThatBreaksOffIsReadAsFarAsItCameAndSaysSo() {
        var whole = rss("<item><title>Quays</title></item><item><title>Bridges</title></item>");
        var feed = feed(whole.substring(0, whole.indexOf("ges<")).getBytes(UTF_8), Optional.empty());
        assertThat(feed.entries()).extracting(Entry::title).containsExactly(Optional.of("Quays"), Optional.of("Brid"));
        assertThat(feed.repairs()).contains(Repair.CUT_OFF);
        assertThat(feed(whole.getBytes(UTF_8), Optional.empty()).repairs()).doesNotContain(Repair.CUT_OFF);
    }

    @Test
    void latin1MeansWindows1252() {
        var xml = rss("<item><title>“Quoted” – Größe</title></item>").replace("utf-8", "ISO-8859-1");
        var feed = feed(xml.getBytes(Charset.forName("windows-1252")), Optional.empty());
        assertThat(feed.entries().getFirst().title()).contains("“Quoted” – Größe");
    }

    @Test
    void bytesThatAreNotTheUtf8TheyClaimAreStillRead() {
        var xml = rss("<item><title>Größe und Straße und Bücher für alle</title></item>");
        var feed = feed(xml.getBytes(Charset.forName("windows-1252")), Optional.of("text/xml; charset=utf-8"));
        assertThat(feed.entries().getFirst().title().orElseThrow())
                .contains("Stra")
                .contains("cher");
        assertThat(feed.repairs()).contains(Repair.CHARSET);
    }

    @Test
    void utf16IsRead() {
        var xml = rss("<item><title>Größe</title></item>").replace("utf-8", "utf-16");
        assertThat(feed(xml.getBytes(UTF_16), Optional.empty())
                        .entries()
                        .getFirst()
                        .title())
                .contains("Größe");
    }

    @Test
    void wideCharactersAreReadWithAndWithoutAMark() {
        var xml = rss("<item><title>Größe</title></item>").replace("utf-8", "utf-32");
        for (var charset :
                List.of("UTF-32BE", "UTF-32LE", "X-UTF-32BE-BOM", "X-UTF-32LE-BOM", "UTF-16LE", "UTF-16BE")) {
            var feed = feed(xml.getBytes(Charset.forName(charset)), Optional.empty());
            assertThat(feed.entries().getFirst().title()).contains("Größe");
        }
    }

    @Test
    void controlsThatWereQuotationMarksAreThoseAgain() {
        var feed = feed(rss("<item><title>don\u0092t</title></item>").getBytes(UTF_8), Optional.empty());
        assertThat(feed.entries().getFirst().title()).contains("don’t");
    }

    @Test
    void whatADescriptionHoldsIsNoDocumentType() {
        var feed = feed(
                ("<!-- <!DOCTYPE x --><rss><item><description><![CDATA[ <!DOCTYPE ]]></description>"
                                + "<link>http://a.example/1</link></item></rss>")
                        .getBytes(UTF_8),
                Optional.empty());
        assertThat(feed.entries()).hasSize(1);
    }

    @Test
    void aZippedSitemapIsRead() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(Tables.bytes(FeedReaderTest.class, "news-sitemap.xml"));
        }
        assertThat(feed(out.toByteArray(), Optional.empty()).dialect()).isEqualTo("news-sitemap");
    }

    @Test
    void rubbishIsNoFeedForOneClearReason() {
        assertThat(why("")).isEqualTo(Why.EMPTY);
        assertThat(why("  \n ")).isEqualTo(Why.EMPTY);
        assertThat(why("<!DOCTYPE html><html><body>Hello</body></html>")).isEqualTo(Why.HTML);
        assertThat(why("<html><title>Just a moment...</title></html>")).isEqualTo(Why.CHALLENGE);
        assertThat(why("plain words")).isEqualTo(Why.MALFORMED);
        assertThat(why("\0\1\2\3")).isEqualTo(Why.EMPTY);
        assertThat(why("{\"a\": 1}")).isEqualTo(Why.UNKNOWN);
        assertThat(why("{\"a\": ")).isEqualTo(Why.MALFORMED);
        assertThat(why("<?xml version='1.0'?><opml/>")).isEqualTo(Why.UNKNOWN);
        assertThat(why("<sitemapindex></sitemapindex>")).isEqualTo(Why.UNKNOWN);
    }

    @Test
    void anEntityBombIsRefused() {
        assertThat(why("<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss>&b;</rss>"))
                .isEqualTo(Why.ENTITIES);
        assertThat(why("<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel>&x;</channel></rss>"))
                .isEqualTo(Why.ENTITIES);
        assertThat(why("<!DOCTYPE l [<!ENTITY % p SYSTEM 'http://a.example/p'> %p;]><rss/>"))
                .isEqualTo(Why.ENTITIES);
    }

    @Test
    void aFeedOfFiftyMegabytesIsRefused() {
        var huge = ByteString.of(new byte[50 * 1024 * 1024]);
        assertThat(((NotAFeed) FeedReader.read(huge, Optional.empty(), BASE)).why())
                .isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void aGzipBombIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(new byte[50 * 1024 * 1024]);
        }
        assertThat(FeedReader.read(ByteString.of(out.toByteArray()), Optional.empty(), BASE))
                .isEqualTo(new NotAFeed(Why.TOO_LARGE, "It unpacks to more than " + 200 * out.size() + " bytes."));
    }

    @Test
    void hostileShapesEnd() {
        assertThat(read(rss("<a>".repeat(400_000)))).isInstanceOf(FeedRead.class);
        assertThat(read(rss("<![CDATA[".repeat(500_000)))).isNotNull();
        assertThat(read(rss("<a b='<![CDATA['>" + "<a b/>".repeat(2_000_000)))).isInstanceOf(FeedRead.class);
        assertThat(read("<!DOCTYPE [" + "<!ENTITY \"".repeat(300_000))).isNotNull();
        assertThat(read("{\"items\":" + "[".repeat(500_000))).isInstanceOf(NotAFeed.class);
        assertThat(read(rss("<item " + "a='b' ".repeat(100_000) + "/>"))).isNotNull();
        assertThat(read(rss("<item><title>" + "&lt;".repeat(500_000) + "</title></item>")))
                .isNotNull();
        assertThat(read(rss("&".repeat(1_000_000)))).isNotNull();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whatALongListOfElementsCostsIsNotItsSquare() {
        assertThat(read(rss("<image/>".repeat(450_000)))).isInstanceOf(FeedRead.class);
        assertThat(read(rss("<item>" + "<date/>".repeat(450_000) + "</item>"))).isInstanceOf(FeedRead.class);
        assertThat(read("<feed>" + "<link/>".repeat(450_000) + "</feed>")).isInstanceOf(FeedRead.class);
        var based = "<rss xml:base=\"/" + "b".repeat(4_000_000) + "\"><channel>"
                + "<item><link>a</link></item>".repeat(FeedReader.MAX_ENTRIES) + "</channel></rss>";
        assertThat(feed(based.getBytes(UTF_8), Optional.empty()).entries()).hasSize(FeedReader.MAX_ENTRIES);
    }

    @Test
    void aFeedOfMoreElementsThanAnyHasIsRefused() {
        assertThat(why(rss("<a b/>".repeat(2_000_000)))).isEqualTo(Why.TOO_LARGE);
        assertThat(why(rss("<!---->".repeat(2_000_000)))).isEqualTo(Why.TOO_LARGE);
        assertThat(why("{\"items\":[" + "{},".repeat(2_000_000) + "{}]}")).isEqualTo(Why.TOO_LARGE);
    }

    @Test
    void aLargeFeedOfManyElementsIsReadWhole() {
        var item = "<item>" + "<media:content url='http://a.example/1'/>".repeat(20) + "</item>";
        assertThat(feed(rss(item.repeat(FeedReader.MAX_ENTRIES)).getBytes(UTF_8), Optional.empty())
                        .entries())
                .hasSize(FeedReader.MAX_ENTRIES);
        var html = "<b>&amp;</b>".repeat(70_000);
        var texts = rss(("<item><description><![CDATA[" + html + "]]></description></item>").repeat(10));
        assertThat(feed(texts.getBytes(UTF_8), Optional.empty()).entries())
                .extracting(Entry::content)
                .hasSize(10);
    }

    @Test
    void aFeedWithoutEndIsCutInItsMiddleAndSaysSo() {
        var numbers = IntStream.range(0, 20_000).boxed().toList();
        var xml = numbers.stream()
                .map("<item><title>%d</title></item>"::formatted)
                .collect(Collectors.joining("\n"));
        var json = numbers.stream()
                .map("{\"id\":\"%1$d\",\"title\":\"%1$d\"}"::formatted)
                .collect(Collectors.joining(","));
        var version = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"F\",\"items\":[";
        for (var text : List.of(rss(xml), version + json + "]}")) {
            var feed = feed(text.getBytes(UTF_8), Optional.empty());
            assertThat(feed.entries()).hasSize(FeedReader.MAX_ENTRIES);
            assertThat(feed.entries())
                    .extracting(entry -> entry.title().orElseThrow())
                    .startsWith("0", "1")
                    .endsWith("19998", "19999");
            assertThat(feed.repairs()).contains(Repair.ENTRIES_LEFT_OUT);
        }
    }

    @Test
    void aTextWithoutEndIsLeftOutAndTheEntrySaysSo() {
        var endless = "€".repeat(4 * 1024 * 1024);
        var xml = rss("<item><guid>" + "g".repeat(5000) + "</guid><title>T</title><description>" + endless
                + "</description><encoded>x</encoded></item><item><guid>2</guid><title>T</title></item>");
        var entries = feed(xml.getBytes(UTF_8), Optional.empty()).entries();
        assertThat(entries.getFirst().summary()).isEmpty();
        assertThat(entries.getFirst().id()).isEmpty();
        assertThat(entries.getFirst().repairs()).containsExactly(Repair.TEXT_LEFT_OUT);
        assertThat(entries.getLast().repairs()).isEmpty();

        var json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"T\","
                + "\"summary\":\"short\",\"content_html\":\"" + endless + "\",\"author\":{\"name\":\""
                + "n".repeat(5000)
                + "\"}}]}";
        var entry = feed(json.getBytes(UTF_8), Optional.empty()).entries().getFirst();
        assertThat(entry.content()).isEmpty();
        assertThat(entry.summary()).contains("short");
        assertThat(entry.authors()).containsExactly("n".repeat(Lengths.NAME));
        assertThat(entry.repairs()).containsExactly(Repair.TEXT_LEFT_OUT);
    }

    @Test
    void whatIsNoFeedIsToldInFewWords() {
        assertThat(((NotAFeed) read("<" + "a".repeat(1_000_000) + "/>")).detail())
                .hasSizeLessThan(1000);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anAuthorWithoutEndIsReadAtOnce() {
        var feed = feed(
                rss("<item><author>" + "a@".repeat(100_000) + "</author></item>")
                        .getBytes(UTF_8),
                Optional.empty());
        assertThat(feed.entries().getFirst().authors()).containsExactly("a@".repeat(Lengths.NAME / 2));
    }

    private static String rss(String items) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel><title>T</title>" + items
                + "</channel></rss>";
    }

    private static Why why(String text) {
        return ((NotAFeed) read(text)).why();
    }

    private static FeedReading read(String text) {
        return FeedReader.read(ByteString.encodeUtf8(text), Optional.empty(), BASE);
    }

    private static Feed feed(byte[] bytes, Optional<String> contentType) {
        return switch (FeedReader.read(ByteString.of(bytes), contentType, BASE)) {
            case FeedRead(Feed feed) -> feed;
            case IndexRead _ -> throw new AssertionError("a list of sitemaps");
            case NotAFeed(Why why, String detail) -> throw new AssertionError(why + ": " + detail);
        };
    }
}
