package dev.newsvane.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

/// A cluster that takes connections and says nothing.
class LookupTest {
    private static final Channel<String> CHANNEL =
            new Channel<>("said", "", "", "", Serdes.String(), Channel.Spread.ONE, new Channel.Keep.All());

    @Test
    void whoeverWaitsForASilentLogOrForHimWhoAsksItCanBeInterrupted() throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                var lookup = new Lookup<>(Cluster.at("127.0.0.1:" + silent.getLocalPort()), CHANNEL);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = threads.submit(lookup::end);
            silent.accept().close();
            var waiting = threads.submit(lookup::first);
            threads.shutdownNow();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            ended(asking);
            ended(waiting);
        }
    }

    private static void ended(Future<Long> asked) {
        assertThatThrownBy(asked::get).cause().isInstanceOf(InterruptException.class);
    }
}
