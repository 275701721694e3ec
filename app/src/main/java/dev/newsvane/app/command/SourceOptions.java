package dev.newsvane.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The options that describe a source, as texts: the configuration's rules read them.
public final class SourceOptions {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    @Parameters(arity = "1", paramLabel = "URL", description = "Where the source is to be polled.")
    void url(String url) {
        values.put("url", List.of(url));
    }

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What you call it. Default: its host, with a number where that is taken.")
    void name(String name) {
        values.put("name", List.of(name));
    }

    @Option(names = "--kind", paramLabel = "KIND", description = "feed, sitemap or page. Default: feed.")
    void kind(String kind) {
        values.put("kind", List.of(kind));
    }

    @Option(names = "--publisher", paramLabel = "NAME", description = "The outlet's name.")
    void publisher(String publisher) {
        values.put("publisher", List.of(publisher));
    }

    @Option(names = "--language", paramLabel = "TAG", description = "BCP 47, such as en. Default: detected.")
    void language(String language) {
        values.put("language", List.of(language));
    }

    @Option(names = "--tag", paramLabel = "TAG", description = "A label of yours; may be given several times.")
    void tags(List<String> tags) {
        values.put("tags", List.copyOf(tags));
    }

    @Option(names = "--every", paramLabel = "SPAN", description = "A fixed rhythm, such as 5m. Default: learned.")
    void every(String every) {
        values.put("every", List.of(every));
    }

    @Option(
            names = "--baseline",
            paramLabel = "WORD",
            description = "quiet or alert: whether what stands there at the first poll alerts. Default: quiet.")
    void baseline(String baseline) {
        values.put("baseline", List.of(baseline));
    }

    @Option(names = "--select", paramLabel = "CSS", description = "Of an index page, which links are articles.")
    void select(String select) {
        values.put("select", List.of(select));
    }

    /// What was given, by the configuration's keys.
    Map<String, List<String>> given() {
        return Map.copyOf(values);
    }
}
