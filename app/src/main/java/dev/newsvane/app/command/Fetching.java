package dev.newsvane.app.command;

import dev.newsvane.app.Terminal;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Fetch;
import dev.newsvane.app.tool.Input;
import dev.newsvane.base.http.Web;
import dev.newsvane.enrich.entity.Gazetteer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option by which a tool that reads URLs learns how to fetch them.
final class Fetching {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A configuration that says how URLs are fetched (section 'fetch') and which names are known."
                    + " Default: newsvane.yaml, if it is there.")
    private @Nullable Path config;

    /// What reads sources. The usual configuration is looked at only once a URL is asked for.
    Input input(Terminal terminal) {
        if (config != null) {
            return new Input(terminal.in(), Config.read(config, System.getenv()).fetch()::web);
        }
        return new Input(terminal.in(), () -> usual().web());
    }

    /// How a tool fetches that asks more than one URL.
    Web.Settings web() {
        return (config == null ? usual() : Config.read(config, System.getenv()).fetch()).web();
    }

    /// The names that pages are read for. Of the usual configuration only where there is one.
    Gazetteer gazetteer() {
        var file = config != null ? config : Config.FILE;
        return config != null || Files.exists(file)
                ? Config.readToAsk(file, System.getenv()).enrich().gazetteer()
                : Gazetteer.shipped();
    }

    private static Fetch usual() {
        return Files.exists(Config.FILE)
                ? Config.read(Config.FILE, System.getenv()).fetch()
                : Fetch.DEFAULT;
    }
}
