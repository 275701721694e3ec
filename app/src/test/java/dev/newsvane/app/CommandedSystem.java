package dev.newsvane.app;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.TestBroker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A system's channels on a real broker, and the commands that work on them.
public final class CommandedSystem implements AutoCloseable {
    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());

    private CommandedSystem() {}

    public static CommandedSystem start() {
        var system = new CommandedSystem();
        system.channels.create(system.cluster(), 4, (short) 1, Instant.now());
        return system;
    }

    public Cluster cluster() {
        return broker.cluster();
    }

    public Channels channels() {
        return channels;
    }

    /// A command, told where the system is.
    public Cli run(String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--kafka", cluster().bootstrap()));
        return Cli.run(all.toArray(String[]::new));
    }

    /// Writes a record as a stage would.
    public <V> void put(Channel<V> channel, String key, V value, Instant at) {
        try (var sender = new Sender(cluster(), "test")) {
            Sender.await(sender.send(channel, key, value, at));
        }
    }

    @Override
    public void close() {
        broker.close();
    }
}
