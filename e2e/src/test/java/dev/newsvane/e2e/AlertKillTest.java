package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.CorrectionKind;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import dev.newsvane.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the match stage in the midst of its work, with watches that change between one life and the next: what
/// twenty lives said and sent is, to the last alert and in the same order, what one undisturbed life says and sends.
class AlertKillTest {
    private static final int KILLS = 20;
    private static final int ARTICLES = 40;
    private static final int STORIES = 20;
    private static final int WATCHES = 6;
    private static final int ALERTS_A_LIFE = 30;
    private static final Duration APART = Duration.ofSeconds(1);
    private static final String LAST = "the last";

    /// The watch that waits for so many publishers.
    private static final String PATIENT = "watch0";
    private static final int WAITED_FOR = 3;
    private static final List<String> WORDS = List.of(
            ("council harbour minister ruling appeal licence market bridge school record strike weather museum season"
                            + " report company court judge city river")
                    .split(" ", -1));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aStageThatIsKilledSaysWhatOneThatIsNotSays() {
        var seed = Long.getLong("newsvane.seed", System.nanoTime());
        System.out.println("AlertKillTest: seed " + seed + " (-Dnewsvane.seed repeats it)");
        var past = new Past(seed);
        var parts = IntStream.rangeClosed(0, KILLS).mapToObj(past::part).toList();
        var undisturbed = outcome("undisturbed", parts, (_, _) -> {});
        var random = new Random(seed);
        var left = new ArrayList<Integer>();
        var killed = outcome("killed", parts, (match, number) -> {
            if (number < KILLS) {
                match.killed(random, match.channels().alerts(), ALERTS_A_LIFE);
                left.add(undisturbed.alerts.size()
                        - match.all(match.channels().alerts()).size());
            }
        });
        System.out.println(
                "AlertKillTest: of " + undisturbed.alerts.size() + " alerts were left after each kill " + left);
        assertThat(undisturbed.alerts).extracting(Alert::event).doesNotHaveDuplicates();
        assertThat(undisturbed.alerts)
                .extracting(Alert::kind)
                .contains(AlertKind.RAISED, AlertKind.GROWN, AlertKind.CORRECTED);
        assertThat(undisturbed.alerts)
                .flatExtracting(alert ->
                        alert.correction().stream().map(Correction::kind).toList())
                .contains(CorrectionKind.EDITED, CorrectionKind.WITHDRAWN);
        assertThat(undisturbed.alerts).extracting(Alert::version).contains(1, 2, 3);
        assertThat(undisturbed.alerts)
                .as("told once it was waited for enough")
                .anyMatch(alert -> alert.watch().equals(PATIENT)
                        && alert.kind() == AlertKind.RAISED
                        && past.carried(alert.evidence().article()) < WAITED_FOR);
        assertThat(left).as("kills with alerts left to raise").allMatch(some -> some > 0);
        assertThat(killed.alerts)
                .extracting(Alert::event)
                .isEqualTo(undisturbed.alerts.stream().map(Alert::event).toList());
        assertThat(killed.alerts).isEqualTo(undisturbed.alerts);
        assertThat(killed.sent).isEqualTo(undisturbed.sent);
        assertThat(killed.again).as("the same by a replay").isEqualTo(killed.alerts);
    }

    /// @param sent ids of deliveries
    /// @param again the alerts of a replay of all
    private record Outcome(List<Alert> alerts, List<String> sent, List<Alert> again) {}

    /// Some watches as they are from then on, and articles that come after.
    private record Part(List<Watch> watches, List<Article> articles) {}

    /// @param disturbance of the stage, after the part of that number was published
    private Outcome outcome(String name, List<Part> parts, BiConsumer<KilledStage, Integer> disturbance) {
        try (var broker = TestBroker.start();
                var match = new KilledStage(broker, "match", folder.resolve(name))) {
            var channels = match.channels();
            for (var number = 0; number < parts.size(); number++) {
                var part = parts.get(number);
                match.publish(channels.watches(), part.watches, Apply::key, Watch::written);
                match.publish(channels.articles(), part.articles, Article::key, Article::fetched);
                disturbance.accept(match, number);
            }
            match.finish(() -> match.all(channels.alerts()).stream()
                    .anyMatch(alert -> alert.evidence().title().equals(LAST)));
            var again = new ArrayList<Alert>();
            new Replay(broker.cluster(), channels, AlertSettings.DEFAULT, InstantSource.system())
                    .run(Replay.Range.since(Instant.EPOCH, "again"), again::add);
            return new Outcome(
                    timeless(match.all(channels.alerts())),
                    match.all(channels.deliveries()).stream().map(Delivery::id).toList(),
                    timeless(again));
        }
    }

    private static List<Alert> timeless(List<Alert> alerts) {
        return alerts.stream().map(AlertKillTest::timeless).toList();
    }

    /// But for our clock, when it was matched, and the name of a replay.
    private static Alert timeless(Alert alert) {
        return new Alert(
                alert.event(),
                alert.alert(),
                alert.kind(),
                alert.milestone(),
                alert.watch(),
                alert.version(),
                alert.title(),
                alert.story(),
                alert.headline(),
                alert.evidence(),
                alert.articles(),
                alert.independent(),
                alert.copies(),
                alert.pages(),
                alert.why(),
                alert.late(),
                Optional.empty(),
                alert.endpoints(),
                Instant.EPOCH,
                alert.correction(),
                alert.telling(),
                alert.tally(),
                alert.raisedBy());
    }

    /// Made-up articles about stories that grow, merge and split, some of them edited or withdrawn later; and watches
    /// of which each
    /// part changes one.
    private static final class Past {
        private final Random random;
        private final Map<String, Integer> versions = new HashMap<>();
        private final Map<Integer, Integer> grown = new HashMap<>();
        private Instant now = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        private final List<Article> told = new ArrayList<>();

        Past(long seed) {
            this.random = new Random(seed);
        }

        Part part(int number) {
            var watches = number == 0
                    ? IntStream.range(0, WATCHES)
                            .mapToObj(watch -> watch("watch" + watch))
                            .collect(Collectors.toCollection(ArrayList::new))
                    : new ArrayList<>(List.of(watch("watch" + random.nextInt(WATCHES))));
            if (number == 0) {
                watches.add(Watch.of("last", "\"" + LAST + "\"", "test").as(1, false, now));
            }
            now = now.plus(APART.multipliedBy(5)); // a version is in force two seconds later
            var articles = IntStream.range(0, ARTICLES)
                    .mapToObj(_ -> article(words(2), words(12)))
                    .collect(Collectors.toCollection(ArrayList::new));
            if (number == KILLS) {
                articles.add(article(LAST, "of all."));
            }
            return new Part(watches, articles);
        }

        /// Now and then it is removed, and comes back with the next version.
        private Watch watch(String name) {
            var version = versions.merge(name, 1, Integer::sum);
            var query = words(1) + " OR " + words(1);
            return Watch.of(name, query, "test")
                    .speaking(name.equals(PATIENT) ? When.stories(WAITED_FOR) : When.AT_FIRST)
                    .by("test", List.of("desk"))
                    .as(version, version > 1 && random.nextInt(5) == 0, now);
        }

        private Article article(String title, String text) {
            now = now.plus(APART);
            var article = told.isEmpty() || title.equals(LAST)
                    ? fresh(title, text)
                    : switch (random.nextInt(16)) {
                        case 0, 1 -> edited(told.get(random.nextInt(told.size())), title, text);
                        case 2 -> withdrawn(told.get(random.nextInt(told.size())));
                        default -> fresh(title, text);
                    };
            told.add(article);
            return article;
        }

        private Article fresh(String title, String text) {
            var number = told.size();
            var story = random.nextInt(STORIES) + number / ARTICLES * STORIES / 4;
            return Article.of(
                            "https://site%d.example/%d".formatted(number % 50, number),
                            "site%d.example".formatted(number % 50),
                            title,
                            text,
                            now)
                    .placed(
                            false,
                            Placement.of(
                                    "story" + story, grown.merge(story, 1, Integer::sum), now, turns(number, story)));
        }

        private Article edited(Article article, String title, String text) {
            var placed = article.placement().orElseThrow();
            return Article.of(article.url(), article.site(), title, text, now)
                    .placed(true, Placement.of(placed.story(), placed.independent(), now, List.of()));
        }

        private Article withdrawn(Article article) {
            var placed = article.placement().orElseThrow();
            return Article.of(article.url(), article.site(), article.title(), "", now)
                    .with(draft -> draft.withdrawn = true)
                    .placed(true, Placement.of(placed.story(), placed.independent(), now, List.of()));
        }

        /// A story that merges into this one, or splits off from it with some of the last articles.
        private List<Turn> turns(int number, int story) {
            var last = told.subList(Math.max(0, number - ARTICLES), number);
            return switch (random.nextInt(16)) {
                case 0 -> List.of(new Turn(StoryKind.MERGED, "story" + (story + 1), "story" + story, List.of()));
                case 1 ->
                    List.of(new Turn(
                            StoryKind.SPLIT,
                            "part" + number,
                            "story" + story,
                            last.stream()
                                    .filter(_ -> random.nextBoolean())
                                    .map(Article::id)
                                    .toList()));
                default -> List.of();
            };
        }

        /// How many publishers carried a story once an article came.
        int carried(String article) {
            return told.stream()
                    .filter(each -> each.id().equals(article))
                    .findFirst()
                    .flatMap(Article::placement)
                    .map(Placement::independent)
                    .orElseThrow();
        }

        private String words(int count) {
            return random.ints(count, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
        }
    }
}
