package dev.newsvane.app.run;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Logs;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Owner;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.base.DiskGuard;
import dev.newsvane.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// The real thing: every stage in this process, on the embedded broker or on a cluster, until it is asked to stop.
public final class Up {
    private final Terminal terminal;
    private final Config config;
    private final Until until;
    private final InstantSource clock = InstantSource.system();

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
            terminal.out().println("Starting; data in " + folder.path() + ".");
            if (config.kafka().isEmpty()) {
                return embedded(folder, stop);
            }
            var ground = Ground.of(config.kafka().get(), terminal.err()::println, clock.instant());
            ground.take(Share.WHOLE, folder.state());
            return on(ground, folder, stop);
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
            return on(Ground.embedded(broker.cluster(), clock.instant()), folder, stop);
        }
    }

    private int on(Ground ground, DataFolder folder, Stop stop) {
        var owner = new Owner(config.origin(), Optional.empty(), config.kafka().isEmpty());
        Apply.to(ground.cluster(), ground.channels(), config, owner, clock.instant())
                .forEach(change -> terminal.out().println(change));
        return new Serving(terminal, config, until)
                .run(StageName.all(), Share.WHOLE, config.counts(), ground, folder, stop);
    }
}
