package dev.newsvane.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.enrich.story.Founding;
import dev.newsvane.enrich.story.Near;
import dev.newsvane.enrich.story.Vector;
import dev.newsvane.schemas.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

/// What the spine keeps of an open article and of a story, in bytes: ARCHITECTURE.md says as much.
class SpineTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @Test
    void anOpenArticleTakesThreeHundredBytesAndItsRevisionsFiveHundredMoreAtMost() {
        var once = Member.of(near("a-newspaper.example"), List.of(), ID, 1_000_000);
        assertThat(size(Spine.MEMBERS, once)).isBetween(200, 300);
        var often = IntStream.range(0, 1000)
                .boxed()
                .reduce(
                        once,
                        (member, i) -> Member.of(
                                near("a-newspaper.example"), member.revisions(), ID.substring(5) + (10_000 + i), i),
                        (_, last) -> last);
        assertThat(size(Spine.MEMBERS, often)).isLessThan(800);
        assertThat(often.revisions()).last().asString().endsWith("10999");
    }

    @Test
    void aStoryThatAllTheWorldTellsStaysSmall() {
        var all = IntStream.range(0, 5000)
                .mapToObj(i -> near("newspaper-%d.example".formatted(i)))
                .toList();
        var story = OpenStory.of(Founding.NONE).with(all);
        assertThat(story.articles()).isEqualTo(5000);
        assertThat(story.independent()).isEqualTo(Placement.MOST_INDEPENDENT);
        assertThat(size(Spine.STORIES, story)).isLessThan(30_000);
    }

    private static Near near(String site) {
        var text = IntStream.range(0, 500).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        return new Near(
                ID, ID, site, NOON, NOON, false, Vector.of(ByteString.EMPTY), Fingerprint.of(Shingles.of(text)));
    }

    @SuppressWarnings("unchecked") // each store's form takes what the store holds
    private static int size(String store, Record value) {
        return ((Serde<Record>) Objects.requireNonNull(Spine.forms().get(store)))
                .serializer()
                .serialize(store, value)
                .length;
    }
}
