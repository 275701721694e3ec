package dev.newsvane.app.command;

import dev.newsvane.alerts.watch.Mistake;
import dev.newsvane.alerts.watch.Nesting;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.GivenWatches;
import dev.newsvane.app.config.There;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/// The options by which a watch is given on the command line: its query, or an entry in the configuration's form.
public final class WatchOptions {
    private static final Pattern PLACE = Pattern.compile("^options:\\d+:\\d+: (watches\\[0]\\.)?");

    @Option(names = "--query", paramLabel = "TEXT", description = "What it is about, in the watch language.")
    private @Nullable String query;

    @Option(
            names = "--entry",
            paramLabel = "FILE",
            description = "Entries as they stand under 'watches' in the configuration, or one of them.")
    private @Nullable Path entry;

    @Option(names = "--title", paramLabel = "TEXT", description = "For people. Default: the name.")
    private @Nullable String title;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    private final List<String> warnings = new ArrayList<>();

    /// What of those that were read is right, and may not be meant: a line each, with its place.
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Whether one is given here.
    boolean given() {
        return query != null || entry != null;
    }

    /// Whether it is given by its query alone, and so has no name.
    boolean isQuery() {
        return query != null;
    }

    /// The watches that are given.
    ///
    /// @param others that they may name
    /// @param entities by which their examples' entities are told
    /// @param name of one that is given by its query
    /// @param endpoints that one tells which is given by its query
    /// @param should texts that it is to match
    /// @param shouldNot texts that it is not to match
    /// @throws UserMistake with everything that is wrong with them
    List<Watch> read(
            Located system,
            List<Watch> others,
            EnrichSettings entities,
            Optional<String> name,
            List<String> endpoints,
            List<String> should,
            List<String> shouldNot) {
        if (entry != null && query == null) {
            if (name.isPresent()) {
                throw new UserMistake("NAME and --entry: right would be one of them, for entries have their names.");
            }
            return read(system, others, entities, entry.toString(), text(entry), warnings::add);
        }
        if (query == null || entry != null) {
            throw new UserMistake("Say what to look for: either --query TEXT, or --entry FILE.");
        }
        var _ = asked("--query", query, name.orElse(""), others, warnings::add);
        var watch = Json.object().put("name", name.orElse("")).put("query", query);
        Optional.ofNullable(title).ifPresent(text -> watch.put("title", text));
        watch.set("languages", array(limits.languages()));
        watch.set("sources", array(limits.sources()));
        watch.set("endpoints", array(endpoints));
        var examples = Json.object();
        examples.set("should", array(should));
        examples.set("should-not", array(shouldNot));
        watch.set("examples", examples);
        try {
            return read(system, others, entities, "options", Json.text(watch), this::warn);
        } catch (UserMistake e) {
            throw new UserMistake(e.lines().stream()
                    .map(line -> PLACE.matcher(line).replaceFirst(""))
                    .toList());
        }
    }

    /// Of the query it is told where it stands in its option.
    private void warn(String line) {
        var told = PLACE.matcher(line).replaceFirst("");
        if (!told.startsWith("warning: watches[0].query ")) {
            warnings.add(told.replace("watches[0].", ""));
        }
    }

    private static List<Watch> read(
            Located system,
            List<Watch> others,
            EnrichSettings entities,
            String label,
            String yaml,
            Consumer<String> warned) {
        var cluster = system.cluster();
        var channels = system.channels();
        return GivenWatches.read(
                label,
                yaml,
                ByHand.CLI,
                new There(
                        List.copyOf(Snapshot.of(cluster, channels.sources()).values()),
                        List.copyOf(Snapshot.of(cluster, channels.endpoints()).values()),
                        others,
                        entities),
                System.getenv(),
                warned);
    }

    /// A query with what it asks in the names of watches in place.
    ///
    /// @param label what mistakes call it
    /// @param name of the watch; may be empty
    /// @param others that it may name
    /// @param warned told of what is right, and may not be meant
    /// @throws UserMistake where it cannot be read
    static String asked(String label, String query, String name, List<Watch> others, Consumer<String> warned) {
        var nested = new Nesting(others.stream().collect(Collectors.toMap(Watch::name, Watch::text))).read(name, query);
        if (nested.parsing() instanceof Parsing.Mistakes(var mistakes)) {
            throw new UserMistake(
                    mistakes.stream().map(mistake -> line(label, mistake, "")).toList());
        }
        nested.doubts().forEach(doubt -> warned.accept(line(label, doubt, "warning: ")));
        return nested.text();
    }

    private static String line(String label, Mistake mistake, String kind) {
        return label + ":" + mistake.line() + ":" + mistake.column() + ": " + kind + "read " + mistake.read()
                + "; right would be " + mistake.would();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UserMistake("--entry " + file + ": cannot be read (" + e.getMessage()
                    + "); right would be a file of YAML in UTF-8");
        }
    }

    private static ArrayNode array(List<String> texts) {
        var array = Json.array();
        texts.forEach(array::add);
        return array;
    }
}
