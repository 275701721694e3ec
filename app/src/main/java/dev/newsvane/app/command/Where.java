package dev.newsvane.app.command;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options by which a command finds the system it works on.
public final class Where {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration. Default: newsvane.yaml, if it is there.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of a system on this machine, running or not."
                    + " Default: what the configuration says.")
    private @Nullable Path data;

    @Option(names = "--kafka", paramLabel = "HOST:PORT,…", description = "A Kafka cluster, instead of a data folder.")
    private @Nullable String kafka;

    @Option(
            names = "--client",
            paramLabel = "FILE",
            description = "Client properties for --kafka, such as TLS and SASL.")
    private @Nullable Path client;

    /// The configuration that was named; else the usual one, or defaults where there is none.
    public Config config() {
        if (config == null && !Files.exists(Config.FILE)) {
            return Config.defaults("file:" + Config.FILE.toAbsolutePath());
        }
        return Config.read(file(), System.getenv());
    }

    /// The same for who only asks or tells the system, and needs no secrets for that.
    public Config configToAsk() {
        return config == null && !Files.exists(Config.FILE) ? config() : Config.readToAsk(file(), System.getenv());
    }

    /// The configuration, which must be there.
    public Config requiredConfig() {
        return Config.read(file(), System.getenv());
    }

    /// The file that is meant.
    public Path file() {
        return Optional.ofNullable(config).orElse(Config.FILE);
    }

    /// The data folder that is meant.
    public Path data(Config config) {
        return Optional.ofNullable(data).orElseGet(config::data);
    }

    /// The cluster that is meant, where it is not the embedded one.
    public Optional<Cluster> kafka(Config config) {
        if (kafka != null) {
            return Optional.of(new Cluster(kafka, properties()));
        }
        return data == null ? config.kafka() : Optional.empty();
    }

    /// The cluster that is meant, where there must be one; a data folder that is named beside it is something else.
    public Cluster cluster(Config config) {
        return Optional.ofNullable(kafka)
                .map(bootstrap -> new Cluster(bootstrap, properties()))
                .or(config::kafka)
                .orElseThrow(() -> new UserMistake("Say which cluster: --kafka HOST:PORT, or kafka.bootstrap in "
                        + file() + ". Without one, 'newsvane up' does everything in one process."));
    }

    /// The system, to be asked: it must be there. The configuration matters only where nothing else says which.
    public Located existing() {
        return existing(configOfExisting());
    }

    /// The configuration of the system that is asked; where that is named outright, and no configuration is, what
    /// holds without any.
    public Config configOfExisting() {
        return config != null || (data == null && kafka == null) ? configToAsk() : Config.defaults("nothing");
    }

    /// The same with a configuration that has been read.
    public Located existing(Config config) {
        var cluster = kafka(config);
        if (cluster.isPresent()) {
            return Located.at(cluster.get());
        }
        var folder = data(config);
        if (!DataFolder.exists(folder)) {
            throw new UserMistake("There is no data folder of Newsvane at " + folder.toAbsolutePath()
                    + ". Start one with 'newsvane up', or name another with --data or a cluster with --kafka.");
        }
        return Located.in(folder, Instant.now());
    }

    /// The system, made where it is not there yet.
    ///
    /// @param made told of the data folder that had to be made
    public Located any(Config config, Consumer<Path> made) {
        return kafka(config).map(Located::at).orElseGet(() -> {
            var folder = data(config);
            var fresh = !DataFolder.exists(folder);
            var system = Located.in(folder, Instant.now());
            if (fresh) {
                made.accept(folder.toAbsolutePath());
            }
            return system;
        });
    }

    private Map<String, String> properties() {
        var read = new HashMap<String, String>();
        if (client != null) {
            try (var in = Files.newBufferedReader(client)) {
                var properties = new Properties();
                properties.load(in);
                properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
            } catch (IOException e) {
                throw new UserMistake("cannot read the client properties " + client + ": " + e.getMessage());
            }
        }
        return Map.copyOf(read);
    }
}
