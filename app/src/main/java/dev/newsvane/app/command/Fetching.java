package dev.newsvane.app.command;

import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Fetch;
import dev.newsvane.app.tool.Input;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option by which a tool that reads URLs learns how to fetch them.
final class Fetching {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A configuration whose section 'fetch' says how URLs are fetched. Default: none.")
    private @Nullable Path config;

    Input input(Terminal terminal) {
        var fetch = config == null
                ? Fetch.DEFAULT
                : Config.read(config, System.getenv()).fetch();
        return new Input(terminal.in(), fetch.web());
    }
}
