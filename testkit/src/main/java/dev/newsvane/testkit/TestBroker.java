package dev.newsvane.testkit;

import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ExecutionException;

/// A real broker for a test class, in a temporary folder that goes when it is closed. The second one in a JVM is up
/// in half a second, so each class has its own and nobody cleans up after anybody.
public final class TestBroker implements AutoCloseable {
    private final Path folder;
    private final EmbeddedBroker broker;

    private TestBroker(Path folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
    }

    public static TestBroker start() {
        try {
            var folder = Files.createTempDirectory("newsvane-broker-");
            return new TestBroker(folder, EmbeddedBroker.start(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Cluster cluster() {
        return broker.cluster();
    }

    /// A folder of the test's own, beside the broker's data and as short-lived: for the state of topologies.
    public Path scratch(String name) {
        return beside().resolve(name);
    }

    /// Creates the topics of channels.
    ///
    /// @param many partitions of those that are worked in parallel
    public void create(Collection<? extends Channel<?>> channels, int many) {
        try (var admin = cluster().admin()) {
            var topics = channels.stream()
                    .map(channel -> channel.topic(many, (short) 1))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot create topics", e.getCause());
        }
    }

    @Override
    public void close() {
        broker.close();
        delete(folder);
        delete(beside());
    }

    private Path beside() {
        return folder.resolveSibling(folder.getFileName() + "-scratch");
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
