package dev.newsvane.app.command;

import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.run.Up;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `up`: follow the sources, watch, tell; until Ctrl-C.
@Command(
        name = "up",
        description = "Follows the configured sources and tells the endpoints, until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration. Default: newsvane.yaml.")
    private Path file = Config.FILE;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder. Default: what the configuration says.")
    private Optional<Path> data = Optional.empty();

    public UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = Config.read(file, System.getenv());
        return new Up(terminal, config, Up.Until.STOPPED).run(data.orElse(config.data()));
    }
}
