package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.avro.RecordSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemasTest {
    private static final Findings FINDINGS = new Findings(
            0.9,
            DateOrigin.META,
            true,
            List.of(new Entity("Q1", "Acme", EntityKind.ORGANISATION, 3)),
            List.of("open model"));
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void everyRecordAndFieldIsDocumented() {
        assertThat(Schemas.all()).allSatisfy(schema -> {
            assertThat(schema.getDoc()).as(schema.getName()).isNotBlank();
            if (schema.getType() == Schema.Type.RECORD) {
                assertThat(schema.getFields())
                        .allSatisfy(field ->
                                assertThat(field.doc()).as(field.name()).isNotBlank());
            }
        });
    }

    @Test
    void everyRecordClassAgreesWithItsSchema() throws ClassNotFoundException {
        var serdes = new RecordSerdes(Schemas.all(), id -> Optional.empty());
        for (var schema : Schemas.all()) {
            if (schema.getType() == Schema.Type.RECORD) {
                var type = Class.forName(schema.getFullName()).asSubclass(Record.class);
                var components = List.of(type.getRecordComponents()).stream()
                        .map(c -> c.getName())
                        .toList();
                assertThat(components)
                        .isEqualTo(schema.getFields().stream()
                                .map(Schema.Field::name)
                                .toList());
                assertThat(serdes.serde(type)).isNotNull();
            }
        }
    }

    @Test
    void aPageComesBackAsItWent() {
        var item = new Item(
                "i",
                "source",
                Optional.empty(),
                Optional.of("https://example.org/a"),
                Optional.empty(),
                Optional.of("Title"),
                List.of("A", "B"),
                Optional.of(T),
                Optional.of("raw"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                "h",
                Lanes.LIVE,
                false,
                T,
                List.of());
        var page = new Page(
                "p",
                "https://example.org/a",
                "https://example.org/a",
                200,
                Optional.of("text/html"),
                ByteString.encodeUtf8("body"),
                4,
                item,
                Lanes.LIVE,
                true,
                T);
        assertThat(roundTrip(Channels.offline().pages(), page)).isEqualTo(page);
    }

    @Test
    void aPlacedArticleComesBackAsItWent() {
        var copy = new Copy(
                "o",
                "https://example.org/o",
                "example.org",
                CopyKind.EDITED,
                0.9,
                0.8,
                List.of(new Overlap(1, 20, 3, 22)));
        var placement = new Placement(
                "s",
                false,
                0.7,
                Optional.of("o"),
                2,
                1,
                1,
                Optional.of(copy),
                T,
                List.of(new Turn(StoryKind.SPLIT, "t", "s", List.of("b"))));
        var article = new Article(
                "a",
                "r",
                false,
                "https://example.net/a",
                "https://example.net/a",
                "example.net",
                Optional.empty(),
                "source",
                "Title",
                "Text",
                List.of(),
                Optional.of(T),
                DateOrigin.META,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                "m",
                Lanes.LIVE,
                false,
                T,
                T,
                T,
                "p",
                0,
                0,
                Optional.of(placement),
                FINDINGS,
                List.of(),
                false);
        assertThat(roundTrip(Channels.offline().articles(), article)).isEqualTo(article);
    }

    @Test
    void optionalDurationsSurvive() {
        var poll = new Poll(
                "s",
                "https://example.org/feed",
                "https://example.org/feed",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                T,
                Optional.of(T),
                Optional.empty(),
                Optional.empty(),
                0.5,
                Optional.of("503"),
                Duration.ofMinutes(10),
                Optional.of(0.4),
                3,
                List.of("a"),
                Optional.of(T),
                30,
                4.5,
                12,
                1,
                Optional.of(T),
                Optional.empty(),
                Optional.of(T),
                Optional.of("https://hub.example/"),
                Optional.of("https://example.org/feed"),
                List.of("https://example.org/map.xml"),
                List.of("7", "saturday"),
                Optional.of(Duration.ofHours(6)),
                List.of("3 entries wait for later visits"));
        assertThat(roundTrip(Channels.offline().polls(), poll)).isEqualTo(poll);
    }

    @Test
    void aRecordWithinARecordSurvivesWhereItMayBeMissing() {
        var copy = new Copy("o", "https://example.org/o", "example.org", CopyKind.EDITED, 0.9, 0.5, List.of());
        var placement = new Placement("s", false, 1, Optional.of("o"), 2, 1, 1, Optional.of(copy), T, List.of());
        var article = new Article(
                "a",
                "r",
                false,
                "https://example.com/a",
                "https://example.com/a",
                "example.com",
                Optional.empty(),
                "source",
                "Title",
                "Text",
                List.of(),
                Optional.of(T),
                DateOrigin.META,
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                "tree-1",
                Lanes.LIVE,
                false,
                T,
                T,
                T,
                "p",
                0,
                1,
                Optional.of(placement),
                FINDINGS,
                List.of(),
                false);
        assertThat(roundTrip(Channels.offline().articles(), article)).isEqualTo(article);
    }

    private static <V> V roundTrip(dev.newsvane.base.Channel<V> channel, V value) {
        var bytes = channel.values().serializer().serialize(channel.name(), value);
        return channel.values().deserializer().deserialize(channel.name(), bytes);
    }
}
