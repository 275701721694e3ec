package dev.newsvane.enrich;

import static dev.newsvane.enrich.Newsstand.NOON;
import static dev.newsvane.enrich.Newsstand.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichTopologyTest {
    private static final EnrichSettings SETTINGS = EnrichSettings.defaults();

    @TempDir
    private Path state;

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
    void theTopologyIsTheOneThatWasReviewed() throws IOException {
        var described =
                EnrichTopology.build(Channels.offline(), SETTINGS).describe().toString();
        try (var golden = EnrichTopologyTest.class.getResourceAsStream("/enrich-topology.txt")) {
            assertThat(described.strip())
                    .isEqualTo(
                            new String(Optional.ofNullable(golden).orElseThrow().readAllBytes(), UTF_8).strip());
        }
    }

    @Test
    void accountsOfOneEventAreOneStoryAndABriefInOtherWordsIsNoCopy() {
        enrich.send(
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://beta.example/1", News.OTHER_BRIDGE_TITLE, News.OTHER_BRIDGE),
                page("https://beta.example/2", News.BRIDGE_OTHER_TITLE, News.BRIDGE_OTHER),
                page("https://gamma.example/1", News.BRIDGE_SPUN_TITLE, News.BRIDGE_SPUN));
        var placed = enrich.placements();
        assertThat(placed).extracting(Placement::founded).containsExactly(true, true, false, false);
        assertThat(placed).extracting(Placement::independent).containsExactly(1, 1, 2, 3);
        assertThat(placed.get(3).story()).isEqualTo(placed.getFirst().story());
        assertThat(placed).extracting(Placement::copy).containsOnly(Optional.empty());
        assertThat(enrich.stories())
                .extracting(Story::kind)
                .containsExactly(StoryKind.CREATED, StoryKind.CREATED, StoryKind.GROWN, StoryKind.GROWN);
    }

    @Test
    void twoSuitsAgainstTwoCompaniesAreTwoStories() {
        enrich.send(
                page("https://alpha.example/1", News.SUIT_TITLE, News.SUIT),
                page("https://beta.example/1", News.OTHER_SUIT_TITLE, News.OTHER_SUIT));
        assertThat(enrich.placements()).extracting(Placement::founded).containsExactly(true, true);
    }

    @Test
    void aCopyIsCountedButNotAsAnIndependentPublisher() {
        enrich.send(
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://www.beta.example/wire", "Ostermole cut in two", News.BRIDGE_WIRE),
                page("https://gamma.example/1", News.BRIDGE_TITLE, News.BRIDGE_CUT),
                page("https://delta.example/1", "Bridge trouble", News.BRIDGE_EDITED),
                page("https://epsilon.example/1", News.BRIDGE_TITLE, News.BRIDGE));
        var placed = enrich.placements();
        assertThat(placed)
                .extracting(Placement::story)
                .containsOnly(placed.getFirst().story());
        assertThat(placed).extracting(Placement::independent).containsOnly(1);
        assertThat(placed).extracting(Placement::copies).containsExactly(0, 1, 2, 3, 4);
        assertThat(placed.stream().skip(1).map(p -> p.copy().orElseThrow()))
                .extracting(copy -> copy.kind())
                .containsExactly(CopyKind.SYNDICATED, CopyKind.TRUNCATED, CopyKind.EDITED, CopyKind.IDENTICAL);
        assertThat(placed.stream().skip(1).map(p -> p.copy().orElseThrow()))
                .extracting(copy -> copy.publisher())
                .containsOnly("alpha.example");
    }

    @Test
    void aPublisherDoesNotCopyItself() {
        enrich.send(
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://news.alpha.example/2", News.BRIDGE_TITLE, News.BRIDGE));
        var placed = enrich.placements();
        assertThat(placed.getLast().copy()).isEmpty();
        assertThat(placed.getLast().story()).isEqualTo(placed.getFirst().story());
        assertThat(placed.getLast().independent()).isEqualTo(1);
    }

    @Test
    void aRevisionIsTheSameArticleAndCountsOnce() {
        enrich.send(
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://alpha.example/1", "Ostermole: bridge to close on Thursday", News.BRIDGE_EDITED),
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE));
        var articles = enrich.articles();
        assertThat(articles).hasSize(2);
        var first = articles.getFirst();
        var second = articles.getLast();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.revision()).isNotEqualTo(first.revision());
        assertThat(second.edited()).isTrue();
        assertThat(second.placement().orElseThrow().story())
                .isEqualTo(first.placement().orElseThrow().story());
        assertThat(second.placement().orElseThrow().articles()).isEqualTo(1);
        assertThat(enrich.stories()).hasSize(1);
    }

    @Test
    void articlesAreKeyedByIdAndRevisionAndNameTheirPage() {
        var page = page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE);
        enrich.send(page);
        var placed = enrich.keyedArticles().getFirst();
        assertThat(placed.key).isEqualTo(placed.value.id() + "#" + placed.value.revision());
        assertThat(placed.value.page()).isEqualTo("alpha.example " + page.id());
        assertThat(placed.value.pagePartition()).isZero();
        assertThat(placed.value.pageOffset()).isZero();
        assertThat(placed.value.language()).contains("en");
    }

    @Test
    void whatIsImportedNeverMeetsWhatIsLive() {
        var lane = Lanes.history("archive");
        enrich.send(
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://beta.example/1", News.BRIDGE_TITLE, News.BRIDGE, NOON, lane),
                page("https://gamma.example/1", News.BRIDGE_TITLE, News.BRIDGE, NOON, lane));
        var placed = enrich.placements();
        assertThat(placed).extracting(Placement::founded).containsExactly(true, true, false);
        assertThat(placed.get(1).copy()).isEmpty();
        assertThat(placed.get(2).copy().orElseThrow().publisher()).isEqualTo("beta.example");
    }

    @Test
    void aStoryClosesAfterTheWindow() {
        var later = NOON.plus(SETTINGS.window()).plus(Duration.ofDays(1));
        enrich.send(
                page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
                page("https://beta.example/1", News.BRIDGE_TITLE, News.BRIDGE, later, Lanes.LIVE));
        var placed = enrich.placements();
        assertThat(placed).extracting(Placement::founded).containsExactly(true, true);
        assertThat(placed.getLast().story()).isNotEqualTo(placed.getFirst().story());
    }

    @Test
    void anImportedArticleIsTakenAsGiven() {
        var json = "{\"id\":\"a1\",\"published\":\"2019-02-03\",\"language\":\"en\",\"source\":\"Alpha\","
                + "\"url\":\"https://alpha.example/1\",\"title\":\"A title\",\"text\":\"One.\\n\\nTwo.\"}";
        enrich.send(page(
                "https://alpha.example/1",
                json.getBytes(UTF_8),
                "application/vnd.newsvane.article+json",
                NOON,
                Lanes.history("archive")));
        var article = enrich.articles().getFirst();
        assertThat(article.method()).startsWith("given, names ");
        assertThat(article.text()).isEqualTo("One.\n\nTwo.");
        assertThat(article.publishedFrom()).isEqualTo(DateOrigin.GIVEN);
        assertThat(article.event()).isEqualTo(Instant.parse("2019-02-03T00:00:00Z"));
        assertThat(article.publisher()).contains("Alpha");
    }

    @Test
    void onlyALineOfOursSaysByItsEventWhenItHappened() {
        assertThat(imported("\"event\":\"2018-05-01T09:00:00Z\"")).isEqualTo(Instant.parse("2019-02-03T00:00:00Z"));
        var ours = "\"lane\":\"live\",\"fetched\":\"2019-02-03T10:00:00Z\",\"event\":";
        assertThat(imported(ours + "\"2018-05-01T09:00:00Z\"")).isEqualTo(Instant.parse("2018-05-01T09:00:00Z"));
        assertThat(imported(ours + "\"2199-05-01T09:00:00Z\"")).isEqualTo(Instant.parse("2019-02-03T00:00:00Z"));
    }

    private Instant imported(String more) {
        var id = Ids.of(more);
        var json = "{\"id\":\"" + id + "\",\"published\":\"2019-02-03\",\"title\":\"A title\",\"text\":\"One " + id
                + ".\"," + more + "}";
        enrich.send(page(
                "https://alpha.example/" + id,
                json.getBytes(UTF_8),
                "application/vnd.newsvane.article+json",
                NOON,
                Lanes.history("archive")));
        return enrich.articles().getLast().event();
    }

    /// When it was last changed says little of when it happened.
    @Test
    void aDateThatIsAGuessOrdersNothing() {
        var html = "<html><h1>The bridge</h1><p>%s</p><p>" + News.BRIDGE + "</p></html>";
        enrich.send(
                page(
                        "https://alpha.example/1",
                        html.formatted("Published 3 February 2019").getBytes(UTF_8),
                        "text/html",
                        NOON,
                        Lanes.LIVE),
                page(
                        "https://beta.example/1",
                        html.formatted("Updated 3 February 2019").getBytes(UTF_8),
                        "text/html",
                        NOON,
                        Lanes.LIVE));
        var day = Instant.parse("2019-02-03T00:00:00Z");
        var articles = enrich.articles();
        assertThat(articles).extracting(Article::published).containsExactly(Optional.of(day), Optional.of(day));
        assertThat(articles).extracting(Article::event).containsExactly(day, NOON);
    }

    @Test
    void whatIsNoArticleIsRejectedWithItsReason() {
        var challenge =
                "<html><title>Just a moment...</title><body>Enable JavaScript and cookies to continue</body></html>";
        enrich.send(
                page("https://alpha.example/1", challenge.getBytes(UTF_8), "text/html", NOON, Lanes.LIVE),
                page("https://alpha.example/2", new byte[0], "text/html", NOON, Lanes.LIVE),
                page("https://alpha.example/3", "<p>Not found.</p>".getBytes(UTF_8), "text/html", NOON, Lanes.LIVE));
        assertThat(enrich.rejects())
                .extracting(Reject::reason)
                .containsExactly(Reason.CHALLENGE, Reason.EMPTY, Reason.NOT_AN_ARTICLE);
        assertThat(enrich.articles()).isEmpty();
    }

    /// Within the bound of a page, and twice as long in UTF-8; in lines, for joining them must not cost their square.
    @Test
    void whatSaysMoreThanARecordHoldsIsRejected() {
        var line = "été déjà à l’orée ".repeat(5) + "\n\n";
        var body = line.repeat(7 * 1024 * 1024 / line.length()).getBytes(Charset.forName("windows-1252"));
        enrich.send(page("https://alpha.example/1", body, "text/plain; charset=windows-1252", NOON, Lanes.LIVE));
        assertThat(enrich.rejects()).extracting(Reject::reason).containsExactly(Reason.TOO_LARGE);
        assertThat(enrich.articles()).isEmpty();
    }
}
