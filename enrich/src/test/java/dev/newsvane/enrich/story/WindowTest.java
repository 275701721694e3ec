package dev.newsvane.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The indexes against a look at everything, while articles come and go.
class WindowTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);

    @Test
    void whatIsClosestIsFoundWhoeverCameAndWent() {
        var random = new Random(7);
        var window = new Window();
        var open = new ArrayList<Near>();
        for (var i = 0; i < 3000; i++) {
            var near = near("a" + random.nextInt(2500), random);
            open.removeIf(other -> other.id().equals(near.id()));
            open.add(near);
            window.add(near);
            if (open.size() > 400) {
                window.remove(open.remove(random.nextInt(3)).id());
            }
            if (i > 100 && i % 10 == 0) {
                var sought = near("sought", random);
                var best = open.stream()
                        .mapToDouble(other -> sought.words().cosine(other.words()))
                        .max()
                        .orElse(0);
                assertThat(window.nearest(sought.words(), NOON, WINDOW).stream().mapToDouble(Likeness::value))
                        .contains(best);
                assertThat(window.alike(sought.fingerprint(), "", NOON, WINDOW))
                        .hasSize((int) Math.min(
                                8,
                                open.stream()
                                        .filter(other -> share(sought, other))
                                        .count()))
                        .allMatch(found -> open.contains(found) && share(sought, found));
            }
        }
        assertThat(window.size()).isEqualTo(open.size());
    }

    @Test
    void theEightyThatShareMostOfTheLeadingTermsAreCompared() {
        var random = new Random(3);
        var window = new Window();
        var open = new LinkedHashMap<String, Near>();
        for (var i = 0; i < 2000; i++) {
            var id = "a" + random.nextInt(1500);
            var near = near(id, NOON.minusSeconds(random.nextInt(30 * 86_400)), random);
            open.remove(id);
            open.put(id, near);
            window.add(near);
        }
        for (var i = 0; i < 50; i++) {
            var sought = near("sought", random);
            assertThat(window.nearest(sought.words(), NOON, WINDOW))
                    .extracting(found -> found.near().id())
                    .containsExactlyElementsOf(sharingMost(sought.words(), open.values()));
        }
    }

    /// By looking at all of them.
    private static List<String> sharingMost(Vector words, Collection<Near> open) {
        return open.stream()
                .filter(near -> !near.event().isBefore(NOON.minus(WINDOW)))
                .filter(near -> shared(words, near.words()) > 0)
                .sorted(Comparator.comparingInt((Near near) -> -shared(words, near.words()))
                        .thenComparing(Near::id))
                .limit(80)
                .map(Near::id)
                .toList();
    }

    private static int shared(Vector words, Vector others) {
        return Arrays.stream(words.leading(40))
                .map(place -> Arrays.stream(others.leading(24))
                        .filter(other -> others.term(other) == words.term(place))
                        .map(other -> words.level(place) * others.share(other))
                        .sum())
                .sum();
    }

    @Test
    void whoMovesToAnotherStoryIsFoundThere() {
        var window = new Window();
        var random = new Random(1);
        var some = List.of(near("a", random), near("b", random), near("c", random));
        some.forEach(window::add);
        window.move(some.get(1), "other");
        assertThat(window.members("other")).extracting(Near::id).containsExactly("b");
        assertThat(window.members("story")).extracting(Near::id).containsExactly("a", "c");
        assertThat(window.get("b").orElseThrow().story()).isEqualTo("other");
        window.remove("b");
        assertThat(window.members("other")).isEmpty();
        assertThat(window.size()).isEqualTo(2);
    }

    /// Of so few words that most share some.
    private static Near near(String id, Random random) {
        return near(id, NOON, random);
    }

    private static Near near(String id, Instant event, Random random) {
        var weights = new HashMap<Integer, Double>();
        random.ints(12, 0, 300).forEach(term -> weights.put(term, 1 + random.nextDouble()));
        var text = IntStream.range(0, 30).mapToObj(i -> "w" + random.nextInt(6)).collect(Collectors.joining(" "));
        return new Near(id, "story", id, event, NOON, false, Vector.of(weights), Fingerprint.of(Shingles.of(text)));
    }

    private static boolean share(Near one, Near other) {
        var shingles = IntStream.of(one.fingerprint().keys()).boxed().toList();
        return IntStream.of(other.fingerprint().keys()).anyMatch(shingles::contains);
    }
}
