package dev.newsvane.app.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.TestBroker;
import java.time.Instant;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `channels register` on a real broker. Each test has one of its own, for what is registered stays.
class RegisterTest {
    /// As a registry-aware producer might have it: fewer fields than we know, all that we need.
    private static final String REJECT = """
        {"type":"record","name":"Reject","namespace":"dev.newsvane.schemas","fields":[\
        {"name":"stage","type":"string"},{"name":"input","type":"string"},\
        {"name":"source","type":["null","string"],"default":null},\
        {"name":"reason","type":{"type":"enum","name":"Reason","symbols":["EMPTY"]}},\
        {"name":"detail","type":"string"},{"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}}]}\
        """;

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());
    private final StandIn registry = new StandIn();

    @BeforeEach
    void channelsAreThere() {
        channels.create(broker.cluster(), 1, (short) 1, Instant.now());
    }

    @AfterEach
    void stop() {
        registry.close();
        broker.close();
    }

    @Test
    void theRegistryHasWhatTheChannelsHoldByOurIds() {
        var first = register();
        assertThat(first.exit()).as("%s", first).isEqualTo(Exit.DONE);
        assertThat(registry.subjects().keySet())
                .hasSize(channels.all().size() - 1)
                .contains("articles-value", "alerts-value")
                .doesNotContain("schemas-value");
        var known = Snapshot.of(broker.cluster(), Channels.SCHEMAS);
        registry.subjects()
                .forEach((subject, ids) -> assertThat(ids)
                        .allSatisfy(id ->
                                assertThat(registry.schema(id)).as(subject).hasValue(known.get(id.toString()))));
    }

    @Test
    void theSecondTimeThereIsNothingToDo() {
        register();
        var before = registry.subjects();
        assertThat(register().out()).containsExactly("nothing to register");
        assertThat(registry.subjects()).isEqualTo(before);
        assertThat(registry.imports()).hasSize(1);
    }

    @Test
    void whatAProducerRegisteredComesIntoTheChannel() {
        var id = registry.register("rejects-value", REJECT);
        assertThat(register().out()).contains("taken rejects-value: Reject " + id);
        var known = Snapshot.of(broker.cluster(), Channels.SCHEMAS);
        assertThat(new Schema.Parser().parse(known.get(Long.toString(id))))
                .isEqualTo(new Schema.Parser().parse(REJECT));
        assertThat(registry.subjects().get("rejects-value")).hasSize(2).startsWith(id);
        assertThat(register().out()).containsExactly("nothing to register");
    }

    @Test
    void whatNobodyHereCouldReadIsLeftAndTold() {
        registry.occupy(5_000_000_000L, "\"int\"");
        var wide = registry.register("alerts-value", REJECT.replace("Reject", "Alert"));
        var strange = registry.register("polls-value", "\"string\"");
        var told = register();
        assertThat(told.exit()).isEqualTo(Exit.UNMET);
        assertThat(told.err())
                .contains("left alerts-value: Alert " + wide + ": an id on the wire has 32 bits")
                .anyMatch(line -> line.startsWith("left polls-value: string " + strange));
        assertThat(Snapshot.of(broker.cluster(), Channels.SCHEMAS)).doesNotContainKey(Long.toString(strange));
    }

    @Test
    void anIdThatIsSomebodyElsesIsToldAndTheRestIsDone() {
        var id = idOf("Coverage");
        registry.occupy(id, "\"long\"");
        var told = register();
        assertThat(told.exit()).isEqualTo(Exit.UNMET);
        assertThat(told.err())
                .containsExactly(
                        "refused coverage-value: Coverage " + id + ": the registry has something else under this id");
        assertThat(registry.subjects()).containsKey("articles-value").doesNotContainKey("coverage-value");
    }

    @Test
    void aSchemaThatHasAnIdAlreadyIsToldAndNotImportedAgain() {
        var id = idOf("Attempt");
        var ours = Snapshot.of(broker.cluster(), Channels.SCHEMAS).get(Long.toString(id));
        registry.register("elsewhere-value", String.valueOf(ours));
        var told = register();
        assertThat(told.err())
                .containsExactly("refused attempts-value: Attempt " + id + ": the registry knows this schema as 1");
        assertThat(register().err()).as("again").isEqualTo(told.err());
        assertThat(registry.imports()).hasSize(1);
    }

    @Test
    void aRegistryThatIsNoneIsTheUsersMistake() {
        var silent = register("http://127.0.0.1:1");
        assertThat(silent.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(silent.err())
                .singleElement()
                .asString()
                .startsWith("No registry answers at http://127.0.0.1:1 (CONNECT");
        var other = register(registry.url() + "/elsewhere");
        assertThat(other.exit()).isEqualTo(Exit.MISTAKE);
        assertThat(other.err()).singleElement().asString().contains("is no Apicurio Registry 3: status 404");
        assertThat(register("nonsense").exit()).isEqualTo(Exit.MISTAKE);
        assertThat(Cli.run("channels", "register").exit()).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void theUrlOfAnApiMeansItsRegistry() {
        assertThat(register(registry.url() + "/apis/ccompat/v7/").exit()).isEqualTo(Exit.DONE);
    }

    private long idOf(String name) {
        return Snapshot.of(broker.cluster(), Channels.SCHEMAS).entrySet().stream()
                .filter(one ->
                        new Schema.Parser().parse(one.getValue()).getName().equals(name))
                .mapToLong(one -> Long.parseLong(one.getKey()))
                .findFirst()
                .orElseThrow();
    }

    private Cli register() {
        return register(registry.url());
    }

    private Cli register(String url) {
        return Cli.run(
                "channels",
                "register",
                "--registry",
                url,
                "--kafka",
                broker.cluster().bootstrap());
    }
}
