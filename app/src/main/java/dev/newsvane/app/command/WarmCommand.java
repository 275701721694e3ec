package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Logs;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.Pipeline;
import dev.newsvane.app.run.StageName;
import dev.newsvane.app.run.Stop;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.schemas.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `warm`: starts everything on nothing and stops again, for the launcher to record what a start needs.
@Command(name = "warm", hidden = true, description = "Starts every stage without sources, and stops.")
public final class WarmCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);

    @Override
    public Integer call() {
        return Folders.temporary("newsvane-warm-", folder -> {
            Logs.into(folder.resolve("logs"));
            return start(folder);
        });
    }

    private static int start(Path folder) {
        var clock = InstantSource.system();
        try (var stop = new Stop();
                var broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            var cluster = broker.cluster();
            var channels = Channels.of(cluster);
            channels.create(cluster, Located.PARTITIONS, (short) 1, clock.instant());
            var place = new Pipeline.Place(cluster, channels, folder.resolve("state"), "warm", 1, (short) 1, clock);
            var settings = Pipeline.Settings.of(Config.defaults("file:none"));
            try (var pipeline = Pipeline.start(StageName.all(), settings, place)) {
                var until = clock.instant().plus(PATIENCE);
                while (!pipeline.running() && clock.instant().isBefore(until) && !stop.within(LOOK)) {}
                return pipeline.running() ? Exit.DONE : Exit.FAILED;
            }
        }
    }
}
