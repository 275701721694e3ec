package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Apply;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `apply`: brings a system to the configuration's state.
@Command(
        name = "apply",
        description = "Brings sources, watches and endpoints of a system, running or not, to the configuration's state."
                + " Entries that did not come from this file are left alone.",
        mixinStandardHelpOptions = true)
public final class ApplyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    public ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = where.requiredConfig();
        try (var system = where.any(config)) {
            var changes = Apply.to(system.cluster(), system.channels(), config, Instant.now());
            changes.forEach(terminal.out()::println);
            if (changes.isEmpty()) {
                terminal.out().println("nothing to change");
            }
            return Exit.DONE;
        }
    }
}
