package dev.newsvane.app.run;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Logs;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Owner;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.DiskGuard;
import dev.newsvane.base.Health;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Channels;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The real thing: every stage in this process, on the embedded broker or on a cluster, until it is asked to stop.
public final class Up {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LOOK_UNTIL_READY = Duration.ofMillis(25);

    private final Terminal terminal;
    private final Config config;
    private final Until until;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Health> told = new HashMap<>();

    /// When it ends by itself.
    public enum Until {
        STOPPED,
        READY
    }

    public Up(Terminal terminal, Config config, Until until) {
        this.terminal = terminal;
        this.config = config;
        this.until = until;
    }

    /// Runs until Ctrl-C, or [Until], or until it cannot go on.
    ///
    /// @param data the data folder
    /// @return the exit code
    public int run(Path data) {
        try (var stop = new Stop();
                var folder = DataFolder.open(data)) {
            Logs.into(folder.logs());
            return config.kafka().isPresent() ? on(config.kafka().get(), folder, stop) : embedded(folder, stop);
        }
    }

    private int embedded(DataFolder folder, Stop stop) {
        var guard = new DiskGuard(folder.path(), config.keepFree());
        var full = guard.trouble();
        if (full.isPresent()) {
            terminal.err().println(full.get());
            return Exit.FAILED;
        }
        try (var broker = EmbeddedBroker.start(folder.broker())) {
            return on(broker.cluster(), folder, stop);
        }
    }

    private int on(Cluster cluster, DataFolder folder, Stop stop) {
        var channels = Channels.of(cluster);
        channels.create(cluster, Located.PARTITIONS, (short) 1, clock.instant());
        var owner = new Owner(config.origin(), Optional.empty(), config.kafka().isEmpty());
        Apply.to(cluster, channels, config, owner, clock.instant())
                .forEach(change -> terminal.out().println(change));
        var place =
                new Pipeline.Place(cluster, channels, folder.state(), folder.instance(), threads(), (short) 1, clock);
        try (var pipeline = Pipeline.start(StageName.all(), Pipeline.Settings.of(config), place)) {
            folder.announce(cluster);
            var code = serve(pipeline, folder, stop);
            terminal.out().println("Stopping: what was begun is being finished.");
            return code;
        }
    }

    private int serve(Pipeline pipeline, DataFolder folder, Stop stop) {
        var guard = new DiskGuard(folder.path(), config.keepFree());
        var ready = false;
        while (!stop.within(ready ? LOOK : LOOK_UNTIL_READY) && !(ready && until == Until.READY)) {
            if (!ready && pipeline.running()) {
                ready = true;
                terminal.out()
                        .printf(
                                Locale.ROOT,
                                "Ready after %.1f s: %s; data in %s. Ctrl-C stops.%n",
                                sinceStart().toMillis() / 1000.0,
                                config.counts(),
                                folder.path());
            }
            pipeline.health().forEach(this::tell);
            folder.report(pipeline.health());
            if (pipeline.health().values().stream().anyMatch(Health.Failed.class::isInstance)) {
                terminal.err().println("Without it the rest is of no use; nothing is lost, start it again.");
                return Exit.FAILED;
            }
            var full = guard.trouble();
            if (full.isPresent()) {
                terminal.err().println(full.get());
                return Exit.FAILED;
            }
        }
        return Exit.DONE;
    }

    /// Says it once when a stage fails or ails, for the person at the terminal.
    private void tell(String stage, Health health) {
        if (health.equals(told.put(stage, health))) {
            return;
        }
        Consumer<String> say = detail -> terminal.err().println(stage + ": " + detail);
        switch (health) {
            case Health.Failed(String why) -> say.accept(why);
            case Health.Ailing(String detail) -> say.accept(detail);
            case Health.Starting _, Health.Running _ -> {}
        }
    }

    private static int threads() {
        return Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
    }

    private Duration sinceStart() {
        return Duration.between(
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), clock.instant());
    }
}
