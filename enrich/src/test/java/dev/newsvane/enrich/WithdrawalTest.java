package dev.newsvane.enrich;

import static dev.newsvane.enrich.Newsstand.NOON;
import static dev.newsvane.enrich.Newsstand.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Ids;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Articles whose page is gone.
class WithdrawalTest {
    private static final EnrichSettings SETTINGS = EnrichSettings.defaults();
    private static final String URL = "https://alpha.example/1";
    private static final Page PUBLISHED = page(URL, News.BRIDGE_TITLE, News.BRIDGE);
    private static final String AMP = "https://amp.alpha.example/1";
    private static final String CANONICAL = "https://www.alpha.example/1";

    @TempDir
    private Path state = Path.of("");

    private EnrichDriver enrich;

    @BeforeEach
    void open() {
        enrich = new EnrichDriver(state, SETTINGS);
    }

    @AfterEach
    void close() {
        enrich.close();
    }

    @Test
    void aPageThatIsGoneTakesItsArticleBackOnceAndChangesNothingElse() {
        var edited = page(URL, "Ostermole: bridge to close on Thursday", News.BRIDGE_EDITED);
        enrich.send(PUBLISHED, edited, page("https://beta.example/1", News.BRIDGE_TITLE, News.BRIDGE));
        var before = enrich.articles();
        assertThat(enrich.stories()).hasSize(2);
        enrich.send(gone(URL, 410), gone(URL, 404));
        var withdrawn = enrich.articles();
        assertThat(withdrawn).singleElement().satisfies(article -> {
            assertThat(article.withdrawn()).isTrue();
            assertThat(article.edited()).isTrue();
            assertThat(article.id()).isEqualTo(before.getFirst().id());
            assertThat(article.revision()).isEqualTo(Extract.WITHDRAWN);
            assertThat(article.title()).isEqualTo("Ostermole: bridge to close on Thursday");
            assertThat(article.text()).isEmpty();
            assertThat(article.site()).isEqualTo("alpha.example");
            assertThat(article.event()).isEqualTo(before.getFirst().event());
            assertThat(article.method()).startsWith("status 410");
            var placement = article.placement().orElseThrow();
            var last = before.getLast().placement().orElseThrow();
            assertThat(placement.story()).isEqualTo(last.story());
            assertThat(placement.founded()).isFalse();
            assertThat(List.of(placement.articles(), placement.independent(), placement.copies()))
                    .containsExactly(last.articles(), last.independent(), last.copies());
        });
        assertThat(enrich.stories()).isEmpty();
        assertThat(enrich.rejects()).isEmpty();
    }

    /// Many a server answers so, with a page of its own for all that it has no more.
    @Test
    void anAddressThatLeadsToAPageThatIsGoneTakesItsArticleBack() {
        var other = "https://alpha.example/2";
        enrich.send(PUBLISHED, calling(other, CANONICAL, ""), gone(URL, "https://alpha.example/not-found", 404));
        assertThat(enrich.articles()).last().satisfies(article -> {
            assertThat(article.withdrawn()).isTrue();
            assertThat(article.id()).isEqualTo(Ids.of(URL));
            assertThat(article.url()).as("where it was read").isEqualTo(URL);
        });
        enrich.send(gone(URL, "https://alpha.example/not-found", 410), gone("https://short.example/2", other, 410));
        assertThat(enrich.articles()).singleElement().satisfies(article -> {
            assertThat(article.id()).isEqualTo(Ids.of(CANONICAL));
            assertThat(article.canonical()).as("nobody else's address").isEqualTo(other);
        });
    }

    @Test
    void anAddressThatLeadsToAnotherArticleWhosePageIsGoneTakesBothBack() {
        var other = "https://alpha.example/2";
        var pages = List.of(PUBLISHED, page(other, News.BRIDGE_TITLE, News.BRIDGE), gone(URL, other, 410));
        var both = List.of(Ids.of(URL), Ids.of(other), Ids.of(URL) + " withdrawn", Ids.of(other) + " withdrawn");
        assertPlaced(pages, both);
        assertPlaced(Stream.concat(pages.stream(), Stream.of(gone(other, 410))).toList(), both);
    }

    /// A page is known by the canonical spelling of its address, and read at the one that its entry gave.
    @Test
    void anAddressThatLeadsToAPageThatIsGoneIsKnownByTheSpellingThatWasAskedFor() {
        var asked = "https://alpha.example/1?b=%2f&a=1";
        var link = asked + "&utm_source=rss#top";
        enrich.send(
                page(asked, News.BRIDGE_TITLE, News.BRIDGE),
                gone(link, "https://alpha.example/1?a=1&b=%2F", "https://alpha.example/not-found", 404));
        assertThat(enrich.articles()).last().satisfies(article -> {
            assertThat(article.withdrawn()).isTrue();
            assertThat(article.id()).isEqualTo(Ids.of(asked));
        });
    }

    @Test
    void aCopyOfWhatWasWithdrawnIsStillACopy() {
        enrich.send(PUBLISHED, gone(URL, 410), page("https://beta.example/1", News.BRIDGE_TITLE, News.BRIDGE));
        var placed = enrich.placements();
        assertThat(placed.getLast().copy().orElseThrow().kind()).isEqualTo(CopyKind.IDENTICAL);
        assertThat(placed.getLast().story()).isEqualTo(placed.getFirst().story());
    }

    @Test
    void ofWhatWasNeverAnArticleNothingIsSaid() {
        enrich.send(gone("https://alpha.example/never", 404), gone(URL, 410), PUBLISHED);
        assertThat(enrich.articles()).extracting(Article::withdrawn).containsExactly(false);
        assertThat(enrich.rejects()).isEmpty();
        var past = Lanes.history("past");
        enrich.send(page("https://beta.example/1", News.BRIDGE_TITLE, News.BRIDGE, NOON, past));
        assertThat(enrich.articles()).hasSize(1);
        enrich.send(gone("https://beta.example/1", 410));
        assertThat(enrich.articles())
                .as("what is imported never meets what is live")
                .isEmpty();
    }

    @Test
    void whatIsPublishedAgainUnchangedIsARevisionAndMayBeWithdrawnAgain() {
        enrich.send(PUBLISHED, gone(URL, 404), PUBLISHED, PUBLISHED, gone(URL, 404), gone(URL, 410), PUBLISHED);
        var articles = enrich.articles();
        assertThat(articles).extracting(Article::withdrawn).containsExactly(false, true, false, true, false);
        assertThat(articles).extracting(Article::edited).containsExactly(false, true, true, true, true);
        assertThat(articles).extracting(Article::id).containsOnly(Ids.of(URL));
        assertThat(articles.getLast().text()).isEqualTo(articles.getFirst().text());
        assertThat(enrich.stories()).hasSize(1);
    }

    /// The answer that a page is gone does not name the address that the page had named as its own.
    @Test
    void anArticleIsFoundWhereItWasReadWhateverItsPageCalledItself() {
        var one = Ids.of(CANONICAL);
        var other = Ids.of(CANONICAL + "?moved");
        assertPlaced(
                List.of(
                        calling(AMP, CANONICAL, " One."),
                        gone(CANONICAL, 404),
                        gone(AMP, 404),
                        calling(AMP, CANONICAL, " Two."),
                        calling(AMP, CANONICAL + "?moved", " Three."),
                        gone(AMP, 410),
                        calling(CANONICAL, CANONICAL, " Four."),
                        gone(AMP, 410),
                        gone(CANONICAL, 410)),
                List.of(one, one + " withdrawn", one, other, other + " withdrawn", one, one + " withdrawn"));
    }

    @Test
    void anArticleThatWasReadAtItsMainPageStandsWhileThatDoes() {
        var one = Ids.of(CANONICAL);
        var gone = one + " withdrawn";
        var main = calling(CANONICAL, CANONICAL, "");
        var edited = calling(CANONICAL, CANONICAL, " Edited.");
        var amp = calling(AMP, CANONICAL, "");
        var other = calling(AMP, CANONICAL, " By another template.");
        assertPlaced(List.of(amp, main, gone(AMP, 410)), List.of(one));
        assertPlaced(List.of(main, amp, gone(AMP, 410)), List.of(one));
        assertPlaced(List.of(main, other, gone(AMP, 410)), List.of(one, one));
        assertPlaced(List.of(main, other, gone(AMP, 410), gone(CANONICAL, 410)), List.of(one, one, gone));
        assertPlaced(List.of(main, amp, gone(CANONICAL, 410), gone(AMP, 410)), List.of(one, gone));
        assertPlaced(List.of(amp, edited, amp, gone(AMP, 404), gone(CANONICAL, 404)), List.of(one, one, gone));
    }

    @Test
    void anArticleThatIsGoneFromItsMainPageAndPublishedElsewhereStandsThere() {
        var one = Ids.of(CANONICAL);
        var gone = one + " withdrawn";
        var main = calling(CANONICAL, CANONICAL, "");
        var amp = calling(AMP, CANONICAL, "");
        assertPlaced(
                List.of(main, gone(CANONICAL, 410), amp, gone(CANONICAL, 410), gone(AMP, 410)),
                List.of(one, gone, one, gone));
        assertPlaced(
                List.of(main, gone(CANONICAL, 410), amp, main, gone(AMP, 410), gone(CANONICAL, 410)),
                List.of(one, gone, one, gone));
    }

    /// One page that calls itself otherwise from time to time is the articles that it was; gone is the one it was last.
    @Test
    void ofSeveralArticlesReadAtOneAddressTheLastIsWithdrawn() {
        var one = Ids.of(CANONICAL);
        var other = Ids.of(AMP);
        var first = calling(AMP, CANONICAL, " One.");
        var second = calling(AMP, AMP, " Two.");
        assertPlaced(List.of(first, second, gone(AMP, 410)), List.of(one, other, other + " withdrawn"));
        assertPlaced(
                List.of(first, second, calling(AMP, CANONICAL, " Three."), gone(AMP, 410)),
                List.of(one, other, one, one + " withdrawn"));
        assertPlaced(List.of(first, second, first, gone(AMP, 410)), List.of(one, other, one + " withdrawn"));
        assertPlaced(
                List.of(
                        first,
                        calling(AMP, CANONICAL + "?moved", " Two."),
                        calling(AMP + "?2", CANONICAL + "?moved", " Two."),
                        gone(AMP, 410)),
                List.of(one, Ids.of(CANONICAL + "?moved"), one + " withdrawn"));
    }

    @Test
    void anArticleWhoseMainPageBecameAnotherIsReadWhereItIsSince() {
        var one = Ids.of(CANONICAL);
        var other = Ids.of(CANONICAL + "?moved");
        assertPlaced(
                List.of(
                        calling(CANONICAL, CANONICAL, " One."),
                        calling(CANONICAL, CANONICAL + "?moved", " Two."),
                        calling(AMP, CANONICAL, " Three."),
                        gone(CANONICAL, 410),
                        gone(AMP, 410)),
                List.of(one, other, one, other + " withdrawn", one + " withdrawn"));
    }

    @Test
    void anArticleThatIsBackAtItsMainPageStandsWhileThatDoes() {
        var one = Ids.of(CANONICAL);
        var back = calling(CANONICAL, CANONICAL, " One.");
        assertPlaced(
                List.of(
                        back,
                        calling(CANONICAL, CANONICAL + "?moved", " Two."),
                        back,
                        calling(AMP, CANONICAL, " One."),
                        gone(AMP, 410),
                        gone(CANONICAL, 410)),
                List.of(one, Ids.of(CANONICAL + "?moved"), one + " withdrawn"));
    }

    @Test
    void whatIsNoLongerOpenIsNotWithdrawn() {
        var later = NOON.plus(SETTINGS.window()).plus(Duration.ofDays(1));
        enrich.send(calling(AMP, CANONICAL, ""), page("https://beta.example/1", "Title", News.SUIT, later, Lanes.LIVE));
        assertThat(enrich.articles()).hasSize(2);
        enrich.send(gone(AMP, 410));
        assertThat(enrich.articles()).isEmpty();
    }

    /// Whenever there is a restart.
    private static void assertPlaced(List<Page> pages, List<String> expected) {
        for (var restart = 0; restart <= pages.size(); restart++) {
            assertThat(placed(pages, restart)).as("restart before %d", restart).isEqualTo(expected);
        }
    }

    private static List<String> placed(List<Page> pages, int restart) {
        var members = Shelf.<Member>inMemory();
        var words = Shelf.<Words>inMemory();
        var stories = Shelf.<OpenStory>inMemory();
        var placer = new Placer(SETTINGS, members, words, stories);
        var said = new ArrayList<String>();
        for (var i = 0; i < pages.size(); i++) {
            placer = i == restart ? new Placer(SETTINGS, members, words, stories) : placer;
            if (Extract.article(pages.get(i), "page", 0, i) instanceof Extracted(Article article)) {
                placer.place(article, NOON).stream()
                        .map(Placed::article)
                        .forEach(each -> said.add(each.id() + (each.withdrawn() ? " withdrawn" : "")));
            }
        }
        return said;
    }

    private static Page calling(String url, String canonical, String more) {
        var html = "<html><head><title>Bridge</title><link rel=canonical href='" + canonical + "'></head><body><h1>"
                + News.BRIDGE_TITLE + "</h1><p>" + News.BRIDGE + more + "</p></body></html>";
        return page(url, html.getBytes(UTF_8), "text/html; charset=utf-8", NOON, Lanes.LIVE);
    }

    private static Page gone(String url, int status) {
        return gone(url, url, url, status);
    }

    private static Page gone(String url, String answering, int status) {
        return gone(url, url, answering, status);
    }

    private static Page gone(String link, String url, String answering, int status) {
        return new Page(
                Ids.of(url, Ids.of(ByteString.EMPTY)),
                url,
                answering,
                status,
                Optional.empty(),
                PageBody.compress(ByteString.EMPTY),
                0,
                page(link, "", "").item(),
                Lanes.LIVE,
                false,
                NOON.plusSeconds(60));
    }
}
