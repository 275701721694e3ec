package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `check`: is a configuration right? All mistakes at once.
@Command(
        name = "check",
        description =
                "Says every mistake of a configuration, with file, line and column, and what is none but may not be"
                        + " meant. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = "newsvane.yaml",
            description = "The configuration. Default: ${DEFAULT-VALUE}.")
    private Path file = Config.FILE;

    @Option(names = "--strict", description = "End with 1 where there are warnings.")
    private boolean strict;

    public CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = Config.read(file, System.getenv());
        var entries = Stream.of(config.sources(), config.watches(), config.endpoints());
        terminal.out()
                .println(
                        entries.allMatch(List::isEmpty)
                                ? file + " is right, and names nothing to follow, to watch for or to tell."
                                : file + " is right: " + config.counts() + ".");
        config.warnings().forEach(terminal.err()::println);
        return strict && !config.warnings().isEmpty() ? Exit.UNMET : Exit.DONE;
    }
}
