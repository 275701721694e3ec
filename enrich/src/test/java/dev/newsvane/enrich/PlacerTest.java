package dev.newsvane.enrich;

import static dev.newsvane.enrich.Newsstand.NOON;
import static dev.newsvane.enrich.Reports.both;
import static dev.newsvane.enrich.Reports.report;
import static dev.newsvane.enrich.Reports.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Stories that turn out to be one, or two. The reports are too short to be copies.
class PlacerTest {
    private static final EnrichSettings SETTINGS = EnrichSettings.defaults();
    private static final String[] HARBOUR = both(words("har", 4), words("qua", 14));
    private static final String[] STRIKE = both(words("har", 4), words("stri", 14));
    private static final String[] BOTH = both(words("har", 4), both(words("qua", 7), words("stri", 7)));

    /// Two events of one kind: nine words in common, ten of their own.
    private static final String[] FIRST_QUAKE = both(words("tremo", 9), words("nor", 10));
    private static final String[] SECOND_QUAKE = both(words("tremo", 9), words("sou", 10));

    private final Shelf<Member> members = Shelf.inMemory();
    private final Shelf<Words> texts = Shelf.inMemory();
    private final Shelf<OpenStory> stories = Shelf.inMemory();
    private Placer placer = begun();

    private Placer begun() {
        return new Placer(SETTINGS, members, texts, stories);
    }

    @Test
    void anArticleThatBelongsToTwoStoriesMakesThemOneAndTheEarlierGoesOn() {
        var harbour = placed(report("alpha.example", hour(0), HARBOUR));
        var strike = placed(report("beta.example", hour(1), STRIKE));
        assertThat(placement(strike).founded()).isTrue();
        var bridge = placed(report("gamma.example", hour(2), BOTH));
        assertThat(placement(bridge).story()).isEqualTo(placement(harbour).story());
        assertThat(placement(bridge).articles()).isEqualTo(3);
        assertThat(placement(bridge).independent()).isEqualTo(3);
        assertThat(bridge.stories()).extracting(Story::kind).containsExactly(StoryKind.MERGED, StoryKind.GROWN);
        assertThat(bridge.stories().getFirst().story())
                .isEqualTo(placement(strike).story());
        assertThat(bridge.stories().getFirst().into())
                .contains(placement(harbour).story());
        assertThat(bridge.stories().getLast().articles()).isEqualTo(3);
        assertThat(story(strike.article())).contains(placement(harbour).story());
    }

    /// By event time, not by arrival: the report of the earlier event came late.
    @Test
    void whoFoundedEarlierInEventTimeSurvivesHoweverLateItCame() {
        var strike = placed(report("beta.example", hour(5), STRIKE));
        var harbour = placed(late(report("alpha.example", hour(1), HARBOUR), hour(6)));
        var bridge = placed(report("gamma.example", hour(7), BOTH));
        assertThat(placement(bridge).story())
                .isEqualTo(placement(harbour).story())
                .isNotEqualTo(placement(strike).story());
    }

    @Test
    void aLateArticleAndARevisionOfAMergedStoryFollowIt() {
        var harbour = merged();
        var late = placed(report("delta.example", hour(9), STRIKE));
        assertThat(placement(late).story()).isEqualTo(harbour);
        assertThat(placement(late).articles()).isEqualTo(4);
        var revised = placed(Reports.revised("beta.example", " Corrected.", hour(10), STRIKE));
        assertThat(revised.article().edited()).isTrue();
        assertThat(placement(revised).story()).isEqualTo(harbour);
        assertThat(placement(revised).articles()).isEqualTo(4);
        assertThat(revised.stories()).isEmpty();
    }

    @Test
    void aMergedStoryOutlivesItsFounderAndClosesWithItsLastArticle() {
        var harbour = merged();
        var day = NOON.plus(SETTINGS.window()).plusSeconds(3600 + 1800);
        var later = placed(report("delta.example", day, BOTH));
        assertThat(story(report("alpha.example", hour(0), HARBOUR))).isEmpty();
        assertThat(story(report("beta.example", hour(1), STRIKE))).isEmpty();
        assertThat(placement(later).story()).isEqualTo(harbour);
        assertThat(placement(later).articles()).isEqualTo(4);
        var after = placed(report("epsilon.example", day.plus(SETTINGS.window()).plusSeconds(1), BOTH));
        assertThat(placement(after).founded()).isTrue();
        assertThat(stored()).containsExactly(placement(after).story());
    }

    @Test
    void twoEventsOfOneKindPartWhenEachIsKnownWellEnough() {
        var placed = quakes();
        var origin = placement(placed.getFirst()).story();
        assertThat(placed.subList(0, 5))
                .allMatch(each -> placement(each).story().equals(origin));
        var last = placed.getLast();
        assertThat(last.stories())
                .extracting(Story::kind)
                .containsExactly(StoryKind.SPLIT, StoryKind.SPLIT, StoryKind.GROWN);
        var split = last.stories().getFirst();
        assertThat(split.origin()).contains(origin);
        assertThat(split.moved())
                .containsExactlyInAnyOrderElementsOf(IntStream.of(1, 3, 5)
                        .mapToObj(i -> placed.get(i).article().id())
                        .toList());
        assertThat(split.articles()).isEqualTo(3);
        assertThat(split.independent()).isEqualTo(3);
        assertThat(split.headline()).isNotEmpty();
        assertThat(split.summary()).isNotEmpty();
        var rest = last.stories().get(1);
        assertThat(rest.story()).isEqualTo(origin);
        assertThat(rest.articles()).isEqualTo(3);
        assertThat(rest.independent()).isEqualTo(3);
        assertThat(placement(last).story()).isEqualTo(split.story()).isNotEqualTo(origin);
        assertThat(story(placed.get(1).article())).contains(split.story());
        assertThat(story(placed.get(2).article())).contains(origin);
    }

    @Test
    void anArticleThatHardlyBelongedLeavesOnceTheOthersAreKnownWellEnough() {
        var show = both(words("qua", 5), words("sho", 13));
        var placed = Stream.of(
                        report("alpha.example", hour(0), HARBOUR),
                        report("one.example", hour(1), show),
                        report("beta.example", hour(2), HARBOUR),
                        report("gamma.example", hour(3), HARBOUR))
                .map(this::placed)
                .toList();
        var story = placement(placed.getFirst()).story();
        assertThat(placed).allMatch(each -> placement(each).story().equals(story));
        var split = placed.getLast().stories().getFirst();
        assertThat(split.kind()).isEqualTo(StoryKind.SPLIT);
        assertThat(split.moved()).containsExactly(placed.get(1).article().id());
        assertThat(placement(placed.getLast()).turns())
                .containsExactly(new Turn(StoryKind.SPLIT, split.story(), story, split.moved()));
        assertThat(story(placed.get(1).article())).contains(split.story());
    }

    /// When its founder is no longer open, a story is what most of its articles tell.
    @Test
    void aStrangerWhoComesBeforeAllThatAreOpenTakesNoStoryAlong() {
        placer = Placer.inMemory(new EnrichSettings(SETTINGS.window(), 4, SETTINGS.likeness(), Optional.empty()));
        var show = both(words("qua", 5), words("sho", 13));
        var story = placement(placed(report("alpha.example", hour(0), HARBOUR))).story();
        var stranger = placed(report("one.example", hour(1), show));
        assertThat(placement(stranger).story()).isEqualTo(story);
        var last = Stream.of("beta", "gamma", "delta")
                .map(name -> placed(report(name + ".example", hour(2), HARBOUR)))
                .toList()
                .getLast();
        assertThat(placement(last).story()).isEqualTo(story);
        assertThat(story(stranger.article())).isPresent().isNotEqualTo(Optional.of(story));
    }

    @Test
    void aStoryIsToldByItsMostCentralArticles() {
        merged();
        var grown = placed(report("delta.example", hour(9), BOTH)).stories().getLast();
        assertThat(grown.headline()).isIn("As told by gamma.example", "As told by delta.example");
        assertThat(grown.summary()).hasSize(3).allMatch(line -> line.length() <= 281);
    }

    @Test
    void aRestartAnywhereChangesNothing() {
        var reports = List.of(
                report("alpha.example", hour(0), HARBOUR),
                report("one.example", hour(0), FIRST_QUAKE),
                report("two.example", hour(1), SECOND_QUAKE),
                report("beta.example", hour(1), STRIKE),
                report("three.example", hour(2), FIRST_QUAKE),
                report("four.example", hour(3), SECOND_QUAKE),
                report("gamma.example", hour(3), BOTH),
                report("five.example", hour(4), FIRST_QUAKE),
                report("six.example", hour(5), SECOND_QUAKE),
                Reports.revised("beta.example", " Corrected.", hour(6), STRIKE),
                report("seven.example", hour(7), SECOND_QUAKE),
                report("delta.example", hour(8), STRIKE));
        var undisturbed = reports.stream().map(this::placed).toList();
        assertThat(undisturbed.stream().flatMap(each -> each.stories().stream()).map(Story::kind))
                .contains(StoryKind.MERGED, StoryKind.SPLIT);
        for (var restart = 0; restart < reports.size(); restart++) {
            var other = new PlacerTest();
            for (var i = 0; i < reports.size(); i++) {
                if (i == restart) {
                    other.placer = other.begun();
                }
                assertThat(other.placed(reports.get(i)))
                        .as("article %d, restart before %d", i, restart)
                        .isEqualTo(undisturbed.get(i));
            }
        }
    }

    /// In whatever order the entries of an import are fetched.
    @Test
    void ofAnImportThatIsLargerThanTheWindowTheFirstToComeLeaveFirst() {
        var past = Lanes.history("past");
        placer = Placer.inMemory(new EnrichSettings(SETTINGS.window(), 2, SETTINGS.likeness(), Optional.empty()));
        var reports = Stream.of(4, 3, 1, 2) // the newest first, as archives of feeds are: they meet all the same
                .map(happened -> as(report("site" + happened + ".example", hour(happened), HARBOUR), past, hour(5)))
                .toList();
        assertThat(reports.stream().map(report -> placement(placed(report)).story()))
                .as("one story")
                .matches(stories -> stories.stream().distinct().count() == 1);
        assertThat(reports.stream().filter(report -> story(report).isPresent()).map(Article::event))
                .containsExactly(hour(1), hour(2));
    }

    /// The story of two that an article made one.
    private String merged() {
        placed(report("alpha.example", hour(0), HARBOUR));
        placed(report("beta.example", hour(1), STRIKE));
        return placement(placed(report("gamma.example", hour(2), BOTH))).story();
    }

    /// Three reports of each of two events, in turn.
    private List<Placed> quakes() {
        return IntStream.range(0, 6)
                .mapToObj(
                        i -> placed(report("site" + i + ".example", hour(i), i % 2 == 0 ? FIRST_QUAKE : SECOND_QUAKE)))
                .toList();
    }

    private static Instant hour(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private static Article late(Article article, Instant fetched) {
        return as(article, article.lane(), fetched);
    }

    private static Article as(Article article, String lane, Instant fetched) {
        return article.with(draft -> {
            draft.lane = lane;
            draft.seen = fetched;
            draft.fetched = fetched;
        });
    }

    private Placed placed(Article article) {
        return placer.place(article, article.fetched()).getFirst();
    }

    private static Placement placement(Placed placed) {
        return placed.article().placement().orElseThrow();
    }

    private Optional<String> story(Article article) {
        return placer.story(article.lane(), article.id());
    }

    private List<String> stored() {
        var ids = new ArrayList<String>();
        stories.forEach((key, story) -> ids.add(key.substring(key.lastIndexOf(' ') + 1)));
        return ids;
    }
}
