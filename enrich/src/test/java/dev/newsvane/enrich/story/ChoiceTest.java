package dev.newsvane.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);

    @Test
    void theThreeClosestMembersSpeakForAStory() {
        var near = List.of(
                like("a", "s", 0.75),
                like("b", "s", 0.5),
                like("c", "s", 0.25),
                like("d", "s", 0.0),
                like("e", "t", 0.625));
        assertThat(Choice.of(near, 0.3)).isEqualTo(new Choice.Joined("t", 0.625, "e"));
        assertThat(Choice.of(near.subList(0, 4), 0.3)).isEqualTo(new Choice.Joined("s", 0.5, "a"));
    }

    @Test
    void nothingCloseEnoughFoundsAStory() {
        assertThat(Choice.of(List.of(like("a", "s", 0.29)), 0.3)).isEqualTo(new Choice.Founded());
        assertThat(Choice.of(List.of(), 0.3)).isEqualTo(new Choice.Founded());
    }

    @Test
    void aVectorComesBackAsItWent() {
        var words = Terms.of(
                "Bridge stuck at Ostermole", "The bridge is stuck and nobody knows why.", Optional.of("en"), List.of());
        assertThat(Vector.of(words.bytes())).isEqualTo(words);
        assertThat(words.cosine(words)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void otherFormsOfAWordAreTheWord() {
        var one = Terms.of("", "Flooded harbours", Optional.of("en"), List.of());
        var other = Terms.of("", "harbour flooding", Optional.of("en"), List.of());
        assertThat(one.cosine(other)).isGreaterThan(0.9);
    }

    @Test
    void theOldestLeavesWhenItsTimeIsOverOrOneIsTooMany() {
        var window = new Window();
        window.add(near("a", "s", NOON));
        window.add(near("b", "s", NOON.plusSeconds(60)));
        assertThat(window.outdated(NOON.plusSeconds(120), WINDOW, 3)).isEmpty();
        assertThat(window.outdated(NOON.plusSeconds(120), WINDOW, 2).map(Near::id))
                .contains("a");
        assertThat(window.outdated(NOON.plus(WINDOW).plusSeconds(1), WINDOW, 3).map(Near::id))
                .contains("a");
    }

    @Test
    void ofThoseFetchedAtOneTimeTheFirstToComeLeavesFirst() {
        var window = new Window();
        window.add(near("c", NOON.minusSeconds(120), NOON.plusSeconds(1)));
        window.add(near("b", NOON, NOON));
        window.add(near("a", NOON.minusSeconds(60), NOON));
        assertThat(window.outdated(NOON, WINDOW, 3).map(Near::id)).contains("b");
        window.move(window.get("b").orElseThrow(), "another story");
        window.remove("b");
        assertThat(window.outdated(NOON, WINDOW, 2).map(Near::id)).contains("a");
    }

    private static Likeness like(String id, String story, double value) {
        return new Likeness(near(id, story, NOON), value, 1);
    }

    private static Near near(String id, String story, Instant at) {
        return near(id, story, at, at);
    }

    private static Near near(String id, Instant event, Instant fetched) {
        return near(id, "s", event, fetched);
    }

    private static Near near(String id, String story, Instant event, Instant fetched) {
        return new Near(id, story, "x", event, fetched, false, Vector.of(Map.of()), Fingerprint.of(Shingles.of("")));
    }
}
