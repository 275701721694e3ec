package dev.newsvane.app.run;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.DataFolder;
import dev.newsvane.base.DiskGuard;
import dev.newsvane.base.Health;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Stages at work in this process, until it is asked to stop or they cannot go on.
final class Serving {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LOOK_UNTIL_READY = Duration.ofMillis(25);

    private final Terminal terminal;
    private final Config config;
    private final Up.Until until;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Health> told = new HashMap<>();

    Serving(Terminal terminal, Config config, Up.Until until) {
        this.terminal = terminal;
        this.config = config;
        this.until = until;
    }

    /// Starts them, says when they are up, and ends them.
    ///
    /// @param share of the watches, for match
    /// @param what they do, for the person at the terminal
    /// @return the exit code
    int run(Set<StageName> stages, Share share, String what, Ground ground, DataFolder folder, Stop stop) {
        var place = new Pipeline.Place(
                ground.cluster(),
                ground.channels(),
                folder.state(),
                folder.instance(),
                threads(),
                ground.replication(),
                clock,
                share);
        try (var pipeline = Pipeline.start(stages, Pipeline.Settings.of(config), place)) {
            folder.announce(ground.cluster());
            var code = serve(pipeline, what, folder, stop);
            terminal.out().println("Stopping: what was begun is being finished.");
            return code;
        }
    }

    private int serve(Pipeline pipeline, String what, DataFolder folder, Stop stop) {
        var guard = new DiskGuard(folder.path(), config.keepFree());
        var ready = false;
        while (!stop.within(ready ? LOOK : LOOK_UNTIL_READY) && !(ready && until == Up.Until.READY)) {
            if (!ready && pipeline.running()) {
                ready = true;
                terminal.out()
                        .printf(
                                Locale.ROOT,
                                "Ready after %.1f s: %s; data in %s. Ctrl-C stops.%n",
                                sinceStart().toMillis() / 1000.0,
                                what,
                                folder.path());
            }
            pipeline.health().forEach(this::tell);
            folder.report(pipeline.health(), clock.instant());
            var failed = failed(pipeline.health().values());
            if (!failed.isEmpty()) {
                terminal.err().println(remedy(failed));
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

    private static List<Health.Failed> failed(Collection<Health> all) {
        return all.stream()
                .filter(Health.Failed.class::isInstance)
                .map(Health.Failed.class::cast)
                .toList();
    }

    /// What a person is told behind why; who was told there what helps is not told anything else.
    static String remedy(Collection<Health.Failed> failed) {
        return "Without it the rest is of no use; nothing is lost"
                + (failed.stream().allMatch(Health.Failed::again) ? ", start it again." : ".");
    }

    /// Says it once when a stage fails or ails, for the person at the terminal.
    private void tell(String stage, Health health) {
        if (health.equals(told.put(stage, health))) {
            return;
        }
        Consumer<String> say = detail -> terminal.err().println(stage + ": " + detail);
        switch (health) {
            case Health.Failed(var why, var _) -> say.accept(why);
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
