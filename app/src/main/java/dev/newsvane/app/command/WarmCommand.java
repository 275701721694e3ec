package dev.newsvane.app.command;

import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.run.Folders;
import dev.newsvane.app.run.Up;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `warm`: what `up` does with the shipped watches and no sources until it is ready, for the launcher to record what a
/// start needs.
@Command(name = "warm", hidden = true, description = "Starts every stage without sources, and stops.")
public final class WarmCommand implements Callable<Integer> {
    private final Terminal terminal;

    public WarmCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var shipped = Config.shipped();
        var config = shipped.with(List.of(), shipped.watches(), List.of());
        return Folders.temporary(
                "newsvane-warm-", folder -> new Up(terminal, config, Up.Until.READY).run(folder.resolve("data")));
    }
}
