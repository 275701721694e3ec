package dev.newsvane.bench;

import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.base.Cluster;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.burst.SystemConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// What a measured system stands on: sites that publish on request, a receiver that verifies, and channels on a
/// cluster that know of both.
final class Ground implements AutoCloseable {
    static final String SECRET = "whsec_bmV3c3ZhbmUtYmVuY2gtZ3VhcmRzLW5vdGhpbmctMDA=";
    static final int PARTITIONS = 4;

    private static final int SITES = 40;
    private static final Duration DELAY = Duration.ofMillis(10);

    private final RecordedWeb web = RecordedWeb.start();
    private final BurstWeb burst = new BurstWeb(web, SITES, 1);
    private final Receiver receiver = Receiver.start(SECRET, InstantSource.system());
    private final Path file;
    private final Config config;
    private final Channels channels;

    Ground(Cluster cluster, short replication, Path folder) {
        try {
            this.file = SystemConfig.write(
                    folder.resolve("newsvane.yaml"), web, burst.hosts(), DELAY, receiver.url(), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.config = Config.read(file, Map.of());
        this.channels = Channels.of(cluster);
        var now = InstantSource.system().instant();
        channels.create(cluster, PARTITIONS, replication, now);
        Apply.to(cluster, channels, config, now);
    }

    RecordedWeb web() {
        return web;
    }

    BurstWeb burst() {
        return burst;
    }

    Receiver receiver() {
        return receiver;
    }

    /// The configuration's file.
    Path file() {
        return file;
    }

    Config config() {
        return config;
    }

    Channels channels() {
        return channels;
    }

    @Override
    public void close() {
        receiver.close();
        web.close();
    }
}
