package dev.newsvane.app.command;

import dev.newsvane.app.config.Config;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option by which a command that needs no system is told the configuration.
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "newsvane.yaml",
            description = "The configuration with the watches. Default: ${DEFAULT-VALUE}.")
    private Path config = Config.FILE;

    Path file() {
        return config;
    }
}
