package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Json;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Reason;
import dev.newsvane.testkit.TestBroker;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Against a real registry, at `-Dnewsvane.registry=URL`: `dev/registry-check` runs it. What stands here for
/// registry-aware tools knows Avro and Confluent's HTTP form, and nothing of ours.
class RegistryCheck {
    private static final int HEADER = 1 + Integer.BYTES;
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final String REJECT = """
        {"type":"record","name":"Reject","namespace":"dev.newsvane.schemas","fields":[\
        {"name":"stage","type":"string"},{"name":"input","type":"string"},\
        {"name":"reason","type":{"type":"enum","name":"Reason","symbols":["GONE"]}},\
        {"name":"detail","type":"string"},{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}\
        """;

    @TempDir
    private Path folder = Path.of(".");

    private final String registry = System.getProperty("newsvane.registry", "http://localhost:8080");
    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void aSystemWithRecords() throws Exception {
        channels.create(broker.cluster(), 1, (short) 1, T);
        var config = Files.writeString(folder.resolve("newsvane.yaml"), """
            sources:
              - {name: wire, url: 'https://wire.example/feed', tags: [world, science]}
            watches:
              - {name: quakes, query: 'earthquake OR quake'}
            """);
        run("apply", "--config", config.toString());
    }

    @AfterEach
    void stop() {
        http.close();
        broker.close();
    }

    @Test
    void registryAndSystemUnderstandOneAnother() throws Exception {
        run("channels", "register", "--registry", registry);
        assertThat(read(channels.sources()).get("name")).hasToString("wire");
        assertThat(read(channels.watches()).get("name")).hasToString("quakes");

        var known = new TreeMap<>(Snapshot.of(broker.cluster(), Channels.SCHEMAS));
        run("channels", "register", "--registry", registry);
        assertThat(Snapshot.of(broker.cluster(), Channels.SCHEMAS))
                .as("the second time")
                .isEqualTo(known);

        var source = known.values().stream()
                .filter(text -> new Schema.Parser().parse(text).getName().equals("Source"))
                .findFirst()
                .orElseThrow();
        assertThat(known)
                .as("a producer with our schema gets our id")
                .containsKey("" + register("sources-value", source));

        var theirs = register("rejects-value", REJECT);
        run("channels", "register", "--registry", registry);
        produce(theirs);
        assertThat(Snapshot.of(broker.cluster(), channels.rejects()))
                .as("what a registry-aware producer wrote")
                .hasEntrySatisfying(
                        "theirs", reject -> assertThat(reject.reason()).isEqualTo(Reason.GONE));
    }

    /// The only record of a channel, by the schema that the registry has under the id in it.
    private GenericRecord read(Channel<?> channel) throws Exception {
        var records = Snapshot.of(broker.cluster(), raw(channel));
        assertThat(records).as(channel.name()).hasSize(1);
        var bytes = records.values().iterator().next();
        var id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        var asked = HttpRequest.newBuilder(URI.create(registry + "/apis/ccompat/v7/schemas/ids/" + id));
        var answer = http.send(asked.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var schema = new Schema.Parser()
                .parse(Json.parse(answer.body()).path("schema").stringValue());
        var decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        var record = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        System.out.println("note: the registry reads " + channel.name() + " by " + id + ": " + record);
        return record;
    }

    /// As a producer registers.
    private int register(String subject, String schema) throws Exception {
        var asked = HttpRequest.newBuilder(URI.create(registry + "/apis/ccompat/v7/subjects/" + subject + "/versions"))
                .header("content-type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        Json.text(Json.object().put("schema", schema))))
                .build();
        var answer = http.send(asked, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.parse(answer.body()).path("id").intValue();
    }

    private void produce(int id) throws Exception {
        var schema = new Schema.Parser().parse(REJECT);
        var record = new GenericData.Record(schema);
        record.put("stage", "theirs");
        record.put("input", "https://gone.example/");
        record.put(
                "reason", new GenericData.EnumSymbol(schema.getField("reason").schema(), "GONE"));
        record.put("detail", "written by another program");
        record.put("at", T.toEpochMilli());
        var out = new ByteArrayOutputStream();
        out.write(0);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        try (var sender = new Sender(broker.cluster(), "theirs")) {
            Sender.await(sender.send(raw(channels.rejects()), "theirs", out.toByteArray(), T));
        }
    }

    private static Channel<byte[]> raw(Channel<?> as) {
        return new Channel<>(
                as.name(), as.purpose(), as.keys(), as.holds(), Serdes.ByteArray(), as.spread(), as.keep());
    }

    private void run(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--kafka", broker.cluster().bootstrap()));
        assertThat(Main.run(Terminal.system(), all.toArray(String[]::new)))
                .as(String.join(" ", args))
                .isEqualTo(Exit.DONE);
    }
}
