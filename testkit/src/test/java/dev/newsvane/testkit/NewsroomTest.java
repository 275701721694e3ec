package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.base.Json;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Web;
import dev.newsvane.testkit.Outlet.FeedKind;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class NewsroomTest {
    private static final Web.Bounds BOUNDS = new Web.Bounds(1 << 20, Duration.ofSeconds(10), 5);
    private static final Instant T = Instant.parse("2026-03-14T09:00:00Z");

    private final Newsroom newsroom = Newsroom.load("first");
    private final RecordedWeb recorded = RecordedWeb.start(InstantSource.fixed(T));
    private final OpenNewsroom open = newsroom.serve(recorded, InstantSource.fixed(T));
    private final Web web = new Web(new Web.Settings("test", true, recorded.hosts(), Optional.empty()));

    @AfterEach
    void close() {
        web.close();
        recorded.close();
    }

    @Test
    void theFirstNewsroomHoldsTogether() {
        assertThat(newsroom.outlets()).hasSize(8);
        assertThat(newsroom.articles()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(newsroom.waves()).isEqualTo(5);
        assertThat(newsroom.articles()).allSatisfy(article -> {
            assertThat(newsroom.outlet(article.outlet())).isNotNull();
            assertThat(article.path()).startsWith("/");
            article.updates()
                    .ifPresent(id -> assertThat(newsroom.article(id).path()).isEqualTo(article.path()));
        });
        assertThat(newsroom.articles()).extracting(Written::id).doesNotHaveDuplicates();
        assertThat(newsroom.articles().stream()
                        .filter(article -> article.updates().isEmpty())
                        .map(article -> newsroom.url(article.id())))
                .doesNotHaveDuplicates();
    }

    @Test
    void expectationsNameArticlesThatExist() {
        var expectations = newsroom.expectations();
        assertThat(expectations.expected().stories()).isNotEmpty();
        assertThat(expectations.check(
                        new Outcome(java.util.List.of(), java.util.List.of(), java.util.List.of(), Map.of())))
                .anySatisfy(verdict -> assertThat(verdict.met()).isFalse());
    }

    @Test
    void wavesOpenInOrder() {
        assertThatThrownBy(() -> open.open(1)).isInstanceOf(IllegalArgumentException.class);
        open.open(0);
        assertThatThrownBy(() -> open.open(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void feedsAreEmptyUntilAWaveIsOpened() {
        for (var outlet : newsroom.outlets()) {
            assertThat(get(outlet.feedUrl()).status()).as(outlet.host()).isEqualTo(200);
        }
    }

    @Test
    void feedsListWhatIsOpenAndNothingElse() {
        for (var wave = 0; wave < newsroom.waves(); wave++) {
            open.open(wave);
            for (var outlet : newsroom.outlets()) {
                var feed = get(outlet.feedUrl()).body().utf8();
                for (var article : newsroom.articles()) {
                    var listed = article.outlet().equals(outlet.host())
                            && article.wave() <= wave
                            && !replaced(article, wave);
                    assertThat(feed.contains(title(outlet, article)))
                            .as(outlet.host() + " lists " + article.id() + " in wave " + wave)
                            .isEqualTo(listed);
                }
            }
        }
    }

    @Test
    void everyFeedIsWellFormed() throws Exception {
        openAll();
        for (var outlet : newsroom.outlets()) {
            var text = get(outlet.feedUrl()).body().utf8();
            if (outlet.feed() == FeedKind.JSON) {
                assertThat(Json.parse(text).get("items").size()).isPositive();
            } else {
                var document = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text)));
                assertThat(document.getDocumentElement().getChildNodes().getLength())
                        .isPositive();
            }
        }
    }

    @Test
    void everyPageStandsAtItsUrlWithItsText() {
        openAll();
        for (var article : newsroom.articles()) {
            var got = get(newsroom.url(article.id()));
            switch (article.fault()) {
                case NOT_FOUND -> assertThat(got.status()).isEqualTo(404);
                case CHALLENGE -> assertThat(got.body().utf8()).contains("Enable JavaScript and cookies");
                case DECLARED_LATIN1 -> {
                    assertThat(got.header("content-type")).contains("text/html");
                    assertThat(got.body().string(java.nio.charset.Charset.forName("windows-1252")))
                            .contains("ISO-8859-1", Markup.escaped(article.title()));
                }
                case WRONG_CHARSET_HEADER -> {
                    assertThat(got.header("content-type")).contains("text/html; charset=utf-8");
                    assertThat(got.body().string(java.nio.charset.Charset.forName("windows-1252")))
                            .contains(Markup.escaped(article.title()));
                }
                case NONE -> {
                    assertThat(got.status()).isEqualTo(200);
                    var charset = newsroom.outlet(article.outlet()).charset();
                    if (!replaced(article, newsroom.waves())) {
                        assertThat(got.body().string(charset))
                                .contains(Markup.escaped(article.title()))
                                .contains(Markup.escaped(article.paragraphs().getLast()))
                                .doesNotContain("{{");
                    }
                }
            }
        }
    }

    @Test
    void datesAreRelativeToTheOpeningOfTheWave() {
        open.open(0);
        var article = newsroom.article("tagesblick-gema-openai");
        var at = T.minus(Duration.ofDays(5).plusHours(3));
        assertThat(get(newsroom.url(article.id())).body().string(java.nio.charset.Charset.forName("windows-1252")))
                .contains(at.toString(), "9. März 2026");
        assertThat(get(newsroom.outlet(article.outlet()).feedUrl()).body().utf8())
                .contains("<pubDate>Mon, 09 Mar 2026 06:00:00 +0000</pubDate>");
    }

    @Test
    void anUnchangedFeedIsNotSentAgain() {
        open.open(0);
        for (var outlet : newsroom.outlets()) {
            var tag = get(outlet.feedUrl()).header("etag").orElseThrow();
            var again = (Got) web.get(outlet.feedUrl(), Map.of("if-none-match", tag), BOUNDS);
            assertThat(again.status()).isEqualTo(304);
        }
    }

    @Test
    void robotsAreServed() {
        assertThat(get(URI.create("http://norwick-courier.example/robots.txt"))
                        .body()
                        .utf8())
                .contains("Disallow: /cgi-bin/");
    }

    private void openAll() {
        for (var wave = 0; wave < newsroom.waves(); wave++) {
            open.open(wave);
        }
    }

    private boolean replaced(Written article, int wave) {
        return newsroom.articles().stream()
                .anyMatch(other -> other.wave() <= wave && other.updates().equals(Optional.of(article.id())));
    }

    private static String title(Outlet outlet, Written article) {
        return outlet.feed() == FeedKind.JSON
                ? "\"title\":\"" + Markup.json(article.title()) + '"'
                : "title>" + Markup.escaped(article.title()) + "</";
    }

    private Got get(URI url) {
        return (Got) web.get(url, Map.of(), BOUNDS);
    }
}
