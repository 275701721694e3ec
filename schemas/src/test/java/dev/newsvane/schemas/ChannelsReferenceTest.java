package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Channel.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/// The reference of channels and records is made from the program: `-Dnewsvane.reference=write` writes it anew.
class ChannelsReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/channels.md");

    private static final String HEAD = """
        # Channels

        <!-- Made by ChannelsReferenceTest; -Dnewsvane.reference=write makes it anew. -->

        Each channel is one Kafka topic of the same name. The alerts of a replay are in
        `replay-NAME-alerts`, as in `alerts`.

        Keys are text; what stands before the first space decides the partition (murmur2 of its UTF-8, as
        Kafka's own default). A record's time is when the thing was fetched, on the clock of who fetched it.
        Values are Avro in Confluent's wire format: a zero byte, the schema's id in four bytes, the record;
        `schemas` has every schema by its id. Instants are milliseconds, as Avro's logical type
        `timestamp-millis`. Read with `isolation.level=read_committed`.

        A channel that is worked in parallel has as many partitions as the system was made with: 4 embedded,
        12 on a cluster unless `channels create --partitions` said otherwise. Every topic takes records of
        up to 12 MiB and any time stamp (`message.timestamp.after.max.ms`), so that a clock that steps stops
        nobody; with three copies two must hold a record before it is acknowledged.

        | channel | what it holds | key | value | partitions | kept |
        | --- | --- | --- | --- | --- | --- |
        """;

    @Test
    void theReferenceIsWhatTheProgramHas() throws IOException {
        var made = HEAD
                + Channels.offline().all().stream()
                        .map(ChannelsReferenceTest::row)
                        .collect(Collectors.joining())
                + "\n## Records\n"
                + Schemas.all().stream().map(ChannelsReferenceTest::section).collect(Collectors.joining());
        if ("write".equals(System.getProperty("newsvane.reference"))) {
            Files.writeString(PAGE, made);
        }
        assertThat(PAGE).content().isEqualTo(made);
    }

    private static String row(Channel<?> channel) {
        var partitions = channel.spread() == Spread.ONE ? "1" : "many";
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        channel.name(),
                        channel.purpose(),
                        channel.keys(),
                        channel.holds(),
                        partitions,
                        channel.keep().inWords());
    }

    private static String section(Schema schema) {
        var head = "\n### " + schema.getName() + "\n\n" + schema.getDoc() + "\n\n";
        if (schema.getType() == Schema.Type.ENUM) {
            return head + schema.getEnumSymbols().stream().collect(Collectors.joining("`, `", "One of `", "`.\n"));
        }
        return head + "| field | type | meaning |\n| --- | --- | --- |\n"
                + schema.getFields().stream()
                        .map(field -> "| `%s` | %s | %s |\n"
                                .formatted(
                                        field.name(),
                                        type(field.schema()),
                                        field.doc().replace("|", "\\|")))
                        .collect(Collectors.joining());
    }

    private static String type(Schema schema) {
        var logical = schema.getLogicalType();
        return switch (schema.getType()) {
            case UNION ->
                schema.getTypes().stream()
                                .filter(type -> type.getType() != Schema.Type.NULL)
                                .map(ChannelsReferenceTest::type)
                                .collect(Collectors.joining(" or "))
                        + (schema.isNullable() ? ", optional" : "");
            case ARRAY -> "list of " + type(schema.getElementType());
            case MAP -> "map to " + type(schema.getValueType());
            case RECORD, ENUM -> schema.getName();
            default -> logical == null ? schema.getType().getName() : logical.getName();
        };
    }
}
