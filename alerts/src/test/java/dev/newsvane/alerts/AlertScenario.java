package dev.newsvane.alerts;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;

/// Scenarios through the very topology; beside it the same records go through [Matching] over maps, as a replay reads
/// them, and must give the same.
abstract class AlertScenario {
    final Channels channels = Channels.offline();
    final AlertSettings settings = AlertSettings.DEFAULT;
    final TopologyTestDriver driver =
            new TopologyTestDriver(AlertTopology.build(channels, settings), new Properties(), T0);
    final Memory maps = Memory.inMaps();
    private final List<Alert> replayed = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    Matching matching = new Matching(maps, settings);
    long offset;

    @AfterEach
    void replayAgreesWithTheTopology() {
        driver.close();
        matching.close();
        assertThat(replayed)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("matched")
                .isEqualTo(alerts);
    }

    void patient(int independent) {
        watch(Articles.watch("w", 1, "llama", T0.minusSeconds(60), false, List.of("desk"))
                .speaking(When.stories(independent)));
    }

    static Turn merged(String over, String into) {
        return new Turn(StoryKind.MERGED, over, into, List.of());
    }

    void look(Duration from, Duration to) {
        for (var at = from; at.compareTo(to) < 0; at = at.plusSeconds(30)) {
            coverage(T0.plus(at));
        }
    }

    static Turn split(String off, String origin, String... moved) {
        return new Turn(StoryKind.SPLIT, off, origin, List.of(moved));
    }

    static Articles llama(String id) {
        return Articles.of("Llama " + id, "Nothing else.").id(id);
    }

    static Articles other(String id) {
        return Articles.of("Something", "else").id(id);
    }

    void watch(Watch watch) {
        pipe(channels.watches(), watch.name() + "@" + watch.version(), watch, watch.written());
        matching.watch(watch);
    }

    void article(Articles given) {
        Article article = given.article();
        pipe(channels.articles(), article.key(), article, article.fetched());
        replayed.addAll(matching.article(article, offset++, T0));
        alerts.addAll(read(channels.alerts()));
        deliveries.addAll(read(channels.deliveries()));
    }

    void coverage(Instant now) {
        coverage(new Coverage("i", now, now, 1, 0, 0));
    }

    void coverage(Coverage coverage) {
        pipe(channels.coverage(), "i", coverage, coverage.now());
        replayed.addAll(matching.coverage(coverage, T0));
        alerts.addAll(read(channels.alerts()));
        deliveries.addAll(read(channels.deliveries()));
    }

    /// How often something was written to a store since this was asked last.
    int written(String store) {
        return driver.producedTopicNames().stream()
                .filter(topic -> topic.endsWith(store + "-changelog"))
                .mapToInt(topic -> driver.createOutputTopic(topic, new BytesDeserializer(), new BytesDeserializer())
                        .readKeyValuesToList()
                        .size())
                .sum();
    }

    private <V> void pipe(Channel<V> channel, String key, V value, Instant at) {
        driver.createInputTopic(
                        channel.name(), new StringSerializer(), channel.values().serializer())
                .pipeInput(key, value, at);
    }

    private <V> List<V> read(Channel<V> channel) {
        return driver.createOutputTopic(
                        channel.name(),
                        new StringDeserializer(),
                        channel.values().deserializer())
                .readValuesToList();
    }
}
