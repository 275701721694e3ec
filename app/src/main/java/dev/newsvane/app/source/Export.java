package dev.newsvane.app.source;

import dev.newsvane.ingest.opml.OpmlWriter;
import dev.newsvane.ingest.opml.Outline;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Sources as OPML 2.0: other programs find address, title and categories, and taken in again by this one they are the
/// same sources.
public final class Export {
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);

    private Export() {}

    /// Writes them, in a folder for each first tag.
    public static void opml(Collection<Source> sources, OutputStream out, Instant now) {
        try (var opml = new OpmlWriter(out, "Sources of Newsvane", now)) {
            sources.stream()
                    .sorted(Comparator.comparing(
                                    (Source source) -> folder(source).orElse(""))
                            .thenComparing(Source::name))
                    .forEach(source -> opml.outline(folder(source), attributes(source)));
        }
    }

    private static Optional<String> folder(Source source) {
        return source.tags().stream().findFirst();
    }

    private static Map<String, String> attributes(Source source) {
        var all = new LinkedHashMap<String, String>();
        var title = source.publisher().orElse(source.name());
        var tags = String.join(",", source.tags());
        all.put("text", title);
        all.put("title", title);
        all.put("type", source.kind() == SourceKind.FEED ? "rss" : "link");
        all.put("xmlUrl", source.url());
        ours(all, "name", Optional.of(source.name()));
        ours(all, "kind", Optional.of(word(source.kind())).filter(_ -> source.kind() != SourceKind.FEED));
        ours(all, "publisher", source.publisher());
        ours(all, "language", source.language());
        ours(all, "tags", Optional.of(tags).filter(some -> !some.isEmpty()));
        ours(all, "every", source.every().map(Export::span));
        ours(all, "baseline", Optional.of(word(source.baseline())).filter(_ -> source.baseline() != Baseline.QUIET));
        ours(all, "paused", Optional.of("true").filter(_ -> source.paused()));
        ours(all, "select", source.select());
        all.putAll(tags.isEmpty() ? Map.of() : Map.of("category", tags));
        return all;
    }

    private static void ours(Map<String, String> all, String name, Optional<String> value) {
        value.ifPresent(text -> all.put(Outline.OURS + name, text));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// In the largest of a configuration's units that says it whole.
    private static String span(Duration span) {
        for (var unit : UNITS) {
            if (span.equals(Duration.of(span.dividedBy(unit.getDuration()), unit))) {
                return span.dividedBy(unit.getDuration())
                        + unit.name().substring(0, 1).toLowerCase(Locale.ROOT);
            }
        }
        return span.toMillis() + "ms";
    }
}
