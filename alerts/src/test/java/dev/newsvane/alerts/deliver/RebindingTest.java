package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.newsvane.base.http.Rebinding;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// An endpoint's name that moves into the operator's network between two tries.
class RebindingTest extends DeliverTest {
    private static final DeliverSettings TWICE = new DeliverSettings(
            List.of(Duration.ofMillis(100)), Duration.ofSeconds(15), 4, Duration.ofDays(30), Duration.ofDays(1), false);

    @Test
    void anEndpointThatMovesInsideAfterTheFirstTryIsRefusedAtTheSecond() throws IOException {
        var inside = new AtomicInteger();
        var outside = new AtomicInteger();
        var victim = server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), inside);
        var world = server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), victim.getPort()), outside);
        var rebinding = Rebinding.web(world, victim.getAddress());
        open.add(rebinding);
        var url = "http://rebound.example:" + world.getPort() + "/hook";
        put(Endpoint.webhook("desk", url, List.of(SECRET), "test", CLOCK.instant()));
        var stage = new DeliverStage(
                broker.cluster(), channels, new Ways(rebinding, Optional.empty()), TWICE, "one", CLOCK);
        open.add(stage);
        stage.start();
        send(1, 1, "desk");
        await().atMost(PATIENCE).until(() -> stage.counts().dead() == 1);
        assertThat(attempts())
                .singleElement()
                .extracting(Attempt::detail)
                .isEqualTo("refused address: 127.0.0.1 is a loopback address, given up after 2 tries");
        assertThat(outside).as("at the first try").hasValue(1);
        assertThat(inside).hasValue(0);
    }

    /// Wants to be asked again, over another connection.
    private InetSocketAddress server(InetSocketAddress at, AtomicInteger asked) throws IOException {
        var server = HttpServer.create(at, 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().set("connection", "close");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return server.getAddress();
    }
}
