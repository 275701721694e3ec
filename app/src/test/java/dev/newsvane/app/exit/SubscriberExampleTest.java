package dev.newsvane.app.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.app.Alerts;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The example of the documentation as it stands there, compiled and run by Java itself, without a class of ours.
class SubscriberExampleTest {
    private static final String EXAMPLE = "../dev/examples/AlertSubscriber.java";
    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

    /// kafka-clients and avro, with what they need.
    private static final List<String> LIBRARIES = List.of(
            "org.apache.kafka.clients.consumer.KafkaConsumer",
            "net.jpountz.lz4.LZ4Factory",
            "org.slf4j.Logger",
            "org.apache.avro.Schema",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.annotation.JsonCreator");

    @Test
    void itIsToldEachAlertAndGoesOnWhereItWasKilled() {
        try (var system = CommandedSystem.start()) {
            say(system, 0, 3);
            var kept = Alerts.of("llamas", 9, T0).kept();
            system.put(system.channels().alerts(), kept.event(), kept, T0);
            try (var subscriber = subscriber(system)) {
                awaitStories(subscriber, 0, 3);
                say(system, 3, 5);
                awaitStories(subscriber, 0, 5);
                assertThat(subscriber.said())
                        .anyMatch(line -> line.startsWith("2026-03-01T12:00:00Z event-RAISED")
                                && line.endsWith(" RAISED llamas: Story 0 (https://paper.example/0)"));
                subscriber.kill();
            }
            say(system, 5, 7);
            try (var subscriber = subscriber(system)) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(stories(subscriber)).endsWith("Story 5", "Story 6"));
                assertThat(stories(subscriber))
                        .as("at least once: the last ones may come again, those before do not")
                        .doesNotContain("Story 0");
            }
        }
    }

    private static JavaProcess subscriber(CommandedSystem system) {
        var classPath = LIBRARIES.stream()
                .map(SubscriberExampleTest::library)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        return JavaProcess.with(classPath, List.of(), EXAMPLE, system.cluster().bootstrap(), "desk");
    }

    private static String library(String name) {
        try {
            var type = Class.forName(name);
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new AssertionError(name, e);
        }
    }

    private static void say(CommandedSystem system, int from, int to) {
        IntStream.range(from, to)
                .mapToObj(number -> Alerts.of("llamas", number, T0).raised())
                .forEach(alert -> system.put(system.channels().alerts(), alert.event(), alert, T0));
    }

    private static void awaitStories(JavaProcess subscriber, int from, int to) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(stories(subscriber))
                        .as(subscriber.said().toString())
                        .isEqualTo(IntStream.range(from, to)
                                .mapToObj(number -> "Story " + number)
                                .toList()));
    }

    private static List<String> stories(JavaProcess subscriber) {
        return subscriber.said().stream()
                .flatMap(line -> Stream.of(line.split(": ", -1)).filter(part -> part.startsWith("Story ")))
                .map(part -> part.replaceFirst(" \\(.*", ""))
                .toList();
    }
}
