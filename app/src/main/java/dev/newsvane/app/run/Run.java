package dev.newsvane.app.run;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.Logs;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.base.Cluster;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Some stages on a cluster, beside other processes that run the same or others.
public final class Run {
    private final Terminal terminal;
    private final Config config;

    public Run(Terminal terminal, Config config) {
        this.terminal = terminal;
        this.config = config;
    }

    /// Runs until Ctrl-C, or until it cannot go on.
    ///
    /// @param share of the watches, for match
    /// @param data this process's own folder: who it is, and the local state of its topologies
    /// @return the exit code
    public int run(Set<StageName> stages, Share share, Cluster cluster, Path data) {
        try (var stop = new Stop();
                var folder = DataFolder.open(data)) {
            Logs.into(folder.logs());
            var ground = Ground.of(
                    cluster, terminal.err()::println, InstantSource.system().instant());
            if (stages.contains(StageName.MATCH)) {
                ground.take(share, folder.state());
            }
            var names = stages.stream()
                    .sorted()
                    .map(stage -> stage == StageName.MATCH
                            ? share.toString()
                            : stage.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return new Serving(terminal, config, Up.Until.STOPPED)
                    .run(stages, share, names + " on " + cluster.bootstrap(), ground, folder, stop);
        }
    }
}
