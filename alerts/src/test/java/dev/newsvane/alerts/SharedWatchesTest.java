package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Watches divided among several say, to the last field and each in its order, what one says, over random
/// histories: stories that merge and split, edits, imports, late articles, versions, spikes and silence.
class SharedWatchesTest {
    private static final Duration LENGTH = Duration.ofDays(10);
    private static final int ARTICLES = 1500;
    private static final int STORIES = 60;
    private static final List<String> WORDS = List.of("quay", "crane", "strike", "ferry", "rope", "tide");
    private static final List<String> QUERIES =
            List.of("quay", "crane AND strike", "ferry NOT rope", "title:tide", "2 of (quay, crane, rope)", "str*");
    /// Their past is long: they keep what they ask.
    private static final List<When> FLOWS = List.of(
            new When(0, Optional.of(new Spike(5)), Optional.of(Duration.ofHours(3))),
            new When(1, Optional.empty(), Optional.of(Duration.ofHours(1))));

    /// A record and when it was read.
    private record Read(Instant at, Record value) {}

    @Test
    void allSharesTogetherSayWhatTheWholeSays() {
        var seed = Long.getLong("newsvane.seed", 20261127L);
        var kinds = EnumSet.noneOf(AlertKind.class);
        for (var round = 0; round < Integer.getInteger("newsvane.rounds", 1); round++) {
            var history = history(new Random(seed + round));
            var whole = said(history, Share.WHOLE);
            for (var of : List.of(2, 3)) {
                var shares = IntStream.rangeClosed(1, of)
                        .mapToObj(number -> said(history, new Share(number, of)))
                        .toList();
                assertThat(shares)
                        .as("some for each of %d", of)
                        .allSatisfy(alerts -> assertThat(alerts).isNotEmpty());
                assertThat(shares.stream().flatMap(List::stream).collect(groupingBy(Alert::watch)))
                        .as("seed %d, %d shares", seed + round, of)
                        .isEqualTo(whole.stream().collect(groupingBy(Alert::watch)));
            }
            whole.forEach(alert -> kinds.add(alert.kind()));
        }
        assertThat(kinds).as("compared").containsExactlyInAnyOrder(AlertKind.values());
    }

    private static List<Alert> said(List<Record> history, Share share) {
        var alerts = new ArrayList<Alert>();
        try (var matching = new Matching(Memory.inMaps(), AlertSettings.DEFAULT, share, new PassedOver())) {
            for (var i = 0; i < history.size(); i++) {
                switch (history.get(i)) {
                    case Article article -> alerts.addAll(matching.article(article, i, T0));
                    case Watch watch -> matching.watch(watch);
                    case Coverage coverage -> alerts.addAll(matching.coverage(coverage, T0));
                    default -> throw new IllegalStateException("nothing else is read");
                }
            }
        }
        return alerts;
    }

    private static List<Record> history(Random random) {
        var all = new ArrayList<Read>();
        for (var name = 0; name < 10; name++) {
            for (var version = 1; version <= 1 + random.nextInt(3); version++) {
                all.add(watch(random, "watch" + name, version, When.stories(1 + random.nextInt(2))));
            }
        }
        for (var when : FLOWS) {
            all.add(watch(random, "flow" + FLOWS.indexOf(when), 1, when));
        }
        var independent = new HashMap<String, Integer>();
        for (var number = 0; number < ARTICLES; number++) {
            // the last ones come in a heap
            var at = number < ARTICLES - 60
                    ? LENGTH.multipliedBy(number).dividedBy(ARTICLES)
                    : LENGTH.minusHours(5).plusSeconds(number);
            var story = "s" + (number < ARTICLES - 60 ? random.nextInt(STORIES) : STORIES + number);
            var publishers = independent.merge(story, 1, Integer::sum);
            all.add(new Read(T0.plus(at), article(random, number, at, story, publishers)));
        }
        for (var at = T0; at.isBefore(T0.plus(LENGTH)); at = at.plusSeconds(59)) {
            all.add(new Read(at, new Coverage("i", at, at, 1, 0, 0)));
        }
        all.sort(Comparator.comparing(Read::at));
        return all.stream().map(Read::value).toList();
    }

    private static Read watch(Random random, String name, int version, When when) {
        var written = version == 1 ? T0.minusSeconds(60) : T0.plusSeconds(random.nextInt(864_000));
        var removed = version > 1 && random.nextInt(6) == 0;
        var watch = Articles.watch(name, version, one(random, QUERIES), written, removed, List.of())
                .speaking(when);
        return new Read(written, watch);
    }

    private static Article article(Random random, int number, Duration at, String story, int publishers) {
        var merged = random.nextBoolean();
        var turn = new Turn(
                merged ? StoryKind.MERGED : StoryKind.SPLIT,
                merged ? "s" + random.nextInt(STORIES) : "t" + number,
                story,
                random.ints(4, 0, number + 1).mapToObj(moved -> "a" + moved).toList());
        var turns = random.nextInt(15) == 0 && !turn.story().equals(story) ? List.of(turn) : List.<Turn>of();
        var plain = Articles.of(words(random, 2), words(random, 3));
        var again = number > 0 && random.nextInt(8) == 0;
        var article = (again ? plain.edited("r" + number, words(random, 2)) : plain)
                .id("a" + (again ? random.nextInt(number) : number))
                .in(story, publishers, turns)
                .placed(at);
        return switch (random.nextInt(12)) {
            case 0 -> article.lane(Lanes.history("past")).article();
            case 1 -> article.quiet().article();
            case 2 -> article.event(T0.plus(at).minus(Duration.ofDays(3))).article();
            default -> article.article();
        };
    }

    private static String words(Random random, int count) {
        return String.join(
                " ", IntStream.range(0, count).mapToObj(_ -> one(random, WORDS)).toList());
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
