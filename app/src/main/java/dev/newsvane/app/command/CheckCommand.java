package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `check`: is a configuration right? All mistakes at once.
@Command(
        name = "check",
        description = "Says every mistake of a configuration, with file, line and column. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "newsvane.yaml",
            description = "The configuration. Default: ${DEFAULT-VALUE}.")
    private Path file = Config.FILE;

    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = Config.read(file, System.getenv());
        terminal.out()
                .printf(
                        "%s is right: %d sources, %d watches, %d endpoints.%n",
                        file,
                        config.sources().size(),
                        config.watches().size(),
                        config.endpoints().size());
        return Exit.DONE;
    }
}
