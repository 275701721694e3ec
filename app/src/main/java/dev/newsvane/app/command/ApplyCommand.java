package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Applied;
import dev.newsvane.app.config.Apply;
import dev.newsvane.app.config.Owner;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Option(
            names = "--moved-from",
            paramLabel = "FILE",
            description = "Where the configuration was when it was last applied: its entries are this file's now.")
    private Optional<Path> formerly = Optional.empty();

    public ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = where.requiredConfig();
        try (var system = where.existing(config)) {
            var owner = new Owner(config.origin(), formerly, system.folder().isPresent());
            var changes = Apply.to(system.cluster(), system.channels(), config, owner, Instant.now());
            changes.forEach(terminal.out()::println);
            if (changes.stream().allMatch(change -> change.what() == Applied.What.LEFT)) {
                terminal.out().println("nothing to change");
            }
            return Exit.DONE;
        }
    }
}
