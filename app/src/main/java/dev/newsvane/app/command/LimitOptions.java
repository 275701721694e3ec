package dev.newsvane.app.command;

import java.util.List;
import picocli.CommandLine.Option;

/// The options by which articles are left out, whatever they say.
public final class LimitOptions {
    @Option(names = "--language", paramLabel = "TAG", description = "Only articles in this language; may be repeated.")
    private List<String> languages = List.of();

    @Option(names = "--source", paramLabel = "NAME", description = "Only articles from this source; may be repeated.")
    private List<String> sources = List.of();

    /// As they were read.
    List<String> languages() {
        return List.copyOf(languages);
    }

    /// Names of sources.
    List<String> sources() {
        return List.copyOf(sources);
    }
}
