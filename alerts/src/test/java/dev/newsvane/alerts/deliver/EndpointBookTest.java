package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.testkit.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EndpointBookTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void whatStoodThereBeforeIsNoChange() throws InterruptedException {
        try (var broker = TestBroker.start();
                var sender = new Sender(broker.cluster(), "test")) {
            var channels = Channels.of(broker.cluster());
            channels.create(broker.cluster(), 4, (short) 1, NOW);
            var desk = Endpoint.webhook("desk", "https://desk.example/", List.of(), "test", NOW);
            Sender.await(sender.send(channels.endpoints(), "desk", desk, NOW));
            var changed = new CopyOnWriteArrayList<String>();
            var book = new EndpointBook(broker.cluster(), channels, "book", changed::add);
            book.load();
            assertThat(book.named("desk")).hasValue(desk);
            Sender.await(sender.send(channels.endpoints(), "desk", desk.enabled(NOW.plusSeconds(1)), NOW));
            var following = Thread.ofPlatform().start(book::follow);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !book.named("desk").equals(Optional.of(desk)));
            book.close();
            following.join();
            assertThat(changed).containsExactly("desk");
        }
    }
}
