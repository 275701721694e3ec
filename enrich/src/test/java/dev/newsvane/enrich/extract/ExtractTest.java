package dev.newsvane.enrich.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Reason;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractTest {
    private static final Instant SEEN = Instant.parse("2026-03-04T12:00:00Z");
    private static final String PROSE =
            "The town council met on Tuesday evening to discuss the repair of the old swing bridge, and decided"
                    + " nothing. Several councillors spoke for an hour each, and the mayor closed the session shortly"
                    + " before midnight.";

    @ParameterizedTest
    @CsvFileSource(resources = "dates.csv", delimiter = ';', numLinesToSkip = 1)
    void datesAreReadInTheShapesPagesUse(String text, @Nullable String day, @Nullable String instant) {
        var found = DateText.find(text);
        assertThat(found.map(Dated::day)).isEqualTo(Optional.ofNullable(day).map(LocalDate::parse));
        assertThat(found.map(Dated::at)).isEqualTo(Optional.ofNullable(instant).map(Instant::parse));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "titles.csv", delimiter = ';', numLinesToSkip = 1)
    void titlesLoseTheNameOfTheSite(
            String page, @Nullable String site, String url, @Nullable String heading, String title) {
        assertThat(Titles.withoutSite(
                        page, Titles.Site.of(Optional.ofNullable(site), url), Optional.ofNullable(heading)))
                .isEqualTo(title);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "sites.csv", delimiter = ';', numLinesToSkip = 1)
    void aSiteIsARegistrableDomain(String url, @Nullable String site) {
        assertThat(Sites.site(url)).isEqualTo(Optional.ofNullable(site).orElse(""));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "charsets.csv", delimiter = ';', numLinesToSkip = 1)
    void aPageIsReadInTheCharsetItIsWrittenIn(
            String written, @Nullable String header, @Nullable String own, String text) {
        var mark = written.endsWith(" with mark") ? "\uFEFF" : "";
        var page = "<html><head>"
                + Optional.ofNullable(own)
                        .map("<meta charset=\"%s\">"::formatted)
                        .orElse("")
                + "</head><body><p>" + text + "</p></body></html>";
        var bytes = (mark + page).getBytes(Charset.forName(written.replace(" with mark", "")));
        var type = "text/html"
                + Optional.ofNullable(header).map("; charset="::concat).orElse("");
        assertThat(Charsets.decode(bytes, Optional.of(type))).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- served by 7 -->\n<html>",
                "\uFEFF<!DOCTYPE html>",
                "<?xml version='1.0'?><!DOCTYPE html>",
                "<head>",
                "<body class=a>",
                "<div>"
            })
    void aPageThatIsSentAsPlainTextIsReadAsAPage(String start) {
        assertThat(PlainText.is(start + "<p>Words.</p>", Optional.of("text/plain")))
                .isFalse();
    }

    @Test
    void plainTextThatSpeaksOfTagsIsPlainText() {
        assertThat(PlainText.is("How to write <html> and <p> by hand.", Optional.of("text/plain")))
                .isTrue();
    }

    @Test
    void validUtf8WinsOverWhateverIsDeclared() {
        assertThat(Charsets.decode("Zürich".getBytes(UTF_8), Optional.of("text/html; charset=iso-8859-1")))
                .isEqualTo("Zürich");
    }

    @Test
    void latinOneMeansWindows1252() {
        var bytes = "“Zürich”".getBytes(Charset.forName("windows-1252"));
        assertThat(Charsets.decode(bytes, Optional.of("text/html; charset=ISO-8859-1")))
                .isEqualTo("“Zürich”");
    }

    @Test
    void aPageNamesItsOwnCharset() {
        var page = "<meta charset=windows-1251><p>Привет";
        assertThat(Charsets.decode(page.getBytes(Charset.forName("windows-1251")), Optional.of("text/html")))
                .isEqualTo(page);
        assertThat(Charsets.decode("\uFEFFZürich".getBytes(UTF_16LE), Optional.empty()))
                .isEqualTo("Zürich");
        assertThat(Charsets.decode("Zürich".getBytes(ISO_8859_1), Optional.of("text/html; charset=nonsense")))
                .isEqualTo("Zürich");
    }

    @Test
    void plainTextBeginsWithDateAndTitle() {
        var content =
                found("Thu. Apr 24th, 2025\nA bridge that opens no more\n\n" + PROSE + "\n\nSecond paragraph.\n", "");
        assertThat(content.title()).isEqualTo("A bridge that opens no more");
        assertThat(content.published().map(Dated::day)).contains(LocalDate.of(2025, 4, 24));
        assertThat(content.text()).isEqualTo(PROSE + "\n\nSecond paragraph.");
        assertThat(content.language()).contains("en");
        assertThat(content.method()).isEqualTo("plain-1");
    }

    @Test
    void plainTextWithoutATitleHasNone() {
        assertThat(found(PROSE + "\n\n" + PROSE, "").title()).isEmpty();
    }

    @Test
    void aCanonicalUrlIsBelievedWithinTheSiteOnly() {
        assertThat(canonical("https://news.alpha.example/1")).contains("https://news.alpha.example/1");
        assertThat(canonical("/1?page=all")).contains("https://www.alpha.example/1?page=all");
        assertThat(canonical("https://beta.example/1")).isEmpty();
        assertThat(canonical("https://www.alpha.example/")).isEmpty();
    }

    private static Optional<String> canonical(String link) {
        return found(
                        "<html><head><link rel=canonical href='" + link + "'></head><body><p>" + PROSE
                                + "</p></body></html>",
                        "https://www.alpha.example/1?utm=x")
                .canonical();
    }

    @Test
    void aDateInTheFutureIsNotBelievedAndTheNextPlaceIsAsked() {
        var page = "<html><head><meta property='article:published_time' content='2031-01-01T00:00:00Z'></head><body>"
                + "<article><h1>Title of it</h1><time datetime='2026-03-03T08:00:00Z'>yesterday</time><p>" + PROSE
                + "</p></article></body></html>";
        var published = found(page, "https://www.alpha.example/1").published().orElseThrow();
        assertThat(published.at()).isEqualTo(Instant.parse("2026-03-03T08:00:00Z"));
        assertThat(published.from()).isEqualTo(DateOrigin.TIME_ELEMENT);
    }

    @Test
    void menusCommentsAndRelatedStoriesAreNotTheArticle() {
        var page = "<html><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><div id=wrap><div"
                + " class=story><h1>Title of it</h1><p>"
                + PROSE + "</p><p>" + PROSE.replace("Tuesday", "Monday") + "</p></div><div"
                + " class=related-stories><h3>Related</h3><p><a"
                + " href=/2>Another story about"
                + " something else entirely, which is"
                + " long.</a></p></div><div"
                + " id=comments><p>I have never read"
                + " anything as silly as this, and I"
                + " have read a lot in my life,"
                + " believe"
                + " me.</p></div></div><footer>All"
                + " rights"
                + " reserved.</footer></body></html>";
        assertThat(found(page, "").text()).isEqualTo(PROSE + "\n\n" + PROSE.replace("Tuesday", "Monday"));
    }

    @Test
    void whatAProgramWouldDrawIsTakenFromTheStructuredData() {
        var page = "<html><head><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Title of"
                + " it\",\"articleBody\":\""
                + PROSE + " " + PROSE + "\"}</script></head><body><div id=app></div></body></html>";
        var content = found(page, "");
        assertThat(content.text()).startsWith(PROSE);
        assertThat(content.method()).isEqualTo("json-ld-2");
    }

    @Test
    void aTopicSetBeforeTheHeadingIsNoneOfIt() {
        var page = "<html><head><meta property=og:title content='Bridge at Ostermole stuck open'></head><body><h1>Local"
                + " affairs <b>Bridge at Ostermole stuck open</b></h1><p>" + PROSE + "</p></body></html>";
        assertThat(found(page, "").title()).isEqualTo("Bridge at Ostermole stuck open");
    }

    /// Shapes that cost the square of their length where a step looks at all that comes before or after it, or around
    /// it: each is long enough for that to take hours.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>x</h2>",
                "<h2>x</h2><p><a href=/>y</a></p>",
                "<p>Ends:</p><p><a href=/>y</a></p>",
                "<div class=teaser>x",
                "<figure>x",
                "<div hidden>x</div>",
                "<b>x<br><br>",
                "<li>x",
                "<div class=comment>x</div>",
                "<meta name=author content=x>",
                "<link rel=canonical href=//b.example/1>",
                "<script type=application/ld+json>{}</script>",
                "<h1>x</h1>",
                "<b itemprop=author>x",
                "<b itemprop=author><b itemprop=name>x",
                "<b rel=author>x",
                "<i class=byline>x</i>",
                "<i itemprop=datePublished>x",
                "<time datetime=2025>x"
            })
    void longPagesOfOneShapeAreReadToTheirEnd(String shape) {
        assertThat(read(shape.repeat(300_000 / shape.split("<", -1).length) + "<p>" + PROSE))
                .isNotNull();
    }

    @Test
    void aPageOfTenMegabytesIsReadToItsEnd() {
        assertThat(found("<p>" + (PROSE + " ").repeat(10_000_000 / PROSE.length() - 1_000) + "</p>", "")
                        .words())
                .isGreaterThan(1_000_000);
    }

    @Test
    void aPageOfAlmostAMillionTagsIsReadToItsEnd() {
        assertThat(found("<p>x".repeat(999_000) + "<p>" + PROSE, "").text()).endsWith(PROSE);
    }

    @Test
    void structuredDataOfAnyDepthAndLengthEndInAValue() {
        var start = "<script type=application/ld+json>";
        var end = "</script><p>" + PROSE;
        assertThat(found(start + "[".repeat(9_000_000) + end, "").text()).isEqualTo(PROSE);
        assertThat(found(start + "[" + "{\"@type\":\"Article\"},".repeat(400_000) + "{}]" + end, "")
                        .text())
                .isEqualTo(PROSE);
    }

    @Test
    void deepAndHugePagesEndInAValue() {
        assertThat(read("<div>".repeat(200_000) + PROSE)).isNotNull();
        assertThat(read("<b>".repeat(1_000_001)))
                .isEqualTo(new Reading.Nothing(Reason.TOO_LARGE, "more than a million tags"));
    }

    private static Content found(String body, String url) {
        return Optional.of(Extract.html(ByteString.encodeUtf8(body), Optional.empty(), url, SEEN))
                .map(Reading.Found.class::cast)
                .map(Reading.Found::content)
                .orElseThrow();
    }

    private static Reading read(String body) {
        return Extract.html(ByteString.encodeUtf8(body), Optional.empty(), "", SEEN);
    }
}
