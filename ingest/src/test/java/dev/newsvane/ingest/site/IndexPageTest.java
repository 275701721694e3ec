package dev.newsvane.ingest.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.site.IndexPage.Reading.Listed;
import dev.newsvane.ingest.site.IndexPage.Reading.Unlisted;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPageTest {
    private static final URI URL = URI.create("http://quay.example/news/");

    @Test
    void linksAreAbsoluteAndEachIsThereOnce() {
        var page = listed("""
            <base href="/harbour/">
            <a href="fog-closes-the-harbour#top"><img src=x.png alt="Fog"></a>
            <h2><a href="fog-closes-the-harbour?utm_source=front">Fog closes the harbour for a day</a></h2>
            <a href="//quay.example/other">Other</a> <a href="javascript:void(0)">No</a> <a href="mailto:a@b.example">No</a>
            <a href="http://elsewhere.example/x">Elsewhere</a> <a href="/news/">Here</a> <a href="http://[bad">Bad</a>
            """, Optional.empty());
        assertThat(page.links())
                .extracting(link -> link.url() + " " + link.text())
                .containsExactly(
                        "http://quay.example/harbour/fog-closes-the-harbour Fog closes the harbour for a day",
                        "http://quay.example/other Other");
    }

    @Test
    void aSelectorChoosesLinksOrWhatHoldsThemAndMayLeaveTheSite() {
        var html = "<nav><a href=/about-the-house>About</a></nav><main><h2><a href=/a>A</a></h2><h2>B"
                + " <a href=http://elsewhere.example/b>more</a></h2></main>";
        for (var css : List.of("main h2 a", "main h2", "main")) {
            var page = listed(html, LinkSelector.of(css));
            assertThat(page.links())
                    .extracting(Link::url)
                    .containsExactly("http://quay.example/a", "http://elsewhere.example/b");
            assertThat(page.links()).allMatch(link -> page.promises(link, true));
        }
    }

    @Test
    void atAFirstVisitOnlyWhatLooksLikeAnArticlePromisesOneLaterAHeadlineDoesToo() {
        var page = listed("""
            <a href=/2026/03/14/harbour-closed>Harbour closed</a>
            <a href=/k7>Ferries stand still as fog closes the harbour</a>
            <a href=/contact>How to reach the editors of this paper</a>
            <a href=/sport>Sport</a>
            """, Optional.empty());
        assertThat(page.links().stream().filter(link -> page.promises(link, true)))
                .extracting(Link::url)
                .containsExactly("http://quay.example/2026/03/14/harbour-closed");
        assertThat(page.links().stream().filter(link -> page.promises(link, false)))
                .extracting(Link::url)
                .containsExactly("http://quay.example/2026/03/14/harbour-closed", "http://quay.example/k7");
    }

    @Test
    void aSelectorThatFindsNothingSaysSo() {
        assertThat(read("<a href=/a>A</a>", LinkSelector.of("main h2 a")))
                .isEqualTo(new Unlisted(false, "Its selector \"main h2 a\" finds no link on the page, which has 1."));
    }

    @Test
    void aPageOfScriptsAndAPageThatWantsABrowserSaySo() {
        assertThat(read("<div id=root></div><script src=app.js></script>", Optional.empty()))
                .isInstanceOfSatisfying(
                        Unlisted.class, it -> assertThat(it.why()).contains("no scripts"));
        assertThat(read("<title>Just a moment...</title><script></script>", Optional.empty()))
                .isInstanceOfSatisfying(
                        Unlisted.class, it -> assertThat(it.challenge()).isTrue());
        assertThat(read("<p>Nothing here", Optional.empty()))
                .isEqualTo(new Unlisted(false, "Its page has no links within its site."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "Shift_JIS", "UTF-8"})
    void theCharsetOfItsMetaIsBelieved(String charset) {
        var title = charset.equals("Shift_JIS") ? "港は霧で閉鎖された" : "Туман закрыл гавань";
        var html = "<html><head><script>var a = 1;</script><meta http-equiv=content-type content='text/html; charset="
                + charset + "'></head><a href=/a>" + title + "</a>";
        var body = ByteString.of(html.getBytes(Charset.forName(charset)));
        var reading = IndexPage.read(body, Optional.of("text/html"), URL, Optional.empty());
        assertThat(((Listed) reading).page().links()).extracting(Link::text).containsExactly(title);
    }

    @Test
    void aPageWithoutEndIsBounded() {
        var html = new StringBuilder();
        for (var i = 0; i < 50_000; i++) {
            html.append("<div><a href=/a").append(i).append(">x</a>");
        }
        assertThat(listed(html.toString(), Optional.empty()).links()).hasSize(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "main > h2[", "a:nonsense", "a >", "((", "div:has(a"})
    void whatIsNoSelectorIsNone(String css) {
        assertThat(LinkSelector.of(css)).isEmpty();
    }

    private static IndexPage listed(String html, Optional<LinkSelector> select) {
        return ((Listed) read(html, select)).page();
    }

    private static IndexPage.Reading read(String html, Optional<LinkSelector> select) {
        return IndexPage.read(ByteString.encodeUtf8(html), Optional.of("text/html"), URL, select);
    }
}
