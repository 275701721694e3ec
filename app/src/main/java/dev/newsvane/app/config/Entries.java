package dev.newsvane.app.config;

import dev.newsvane.alerts.watch.Nesting;
import dev.newsvane.ingest.site.LinkSelector;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointFormat;
import dev.newsvane.schemas.EndpointKind;
import dev.newsvane.schemas.Example;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.schemas.Watch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the lists of sources, watches and endpoints.
final class Entries {
    /// So many names of what is there a mistake tells.
    private static final int TOLD = 20;

    private static final Reading<SourceKind> KIND = Reading.oneOf(SourceKind.class)
            .where(
                    "feed, sitemap or page; archives cannot be followed",
                    EnumSet.of(SourceKind.FEED, SourceKind.SITEMAP, SourceKind.PAGE)::contains);

    private static final Reading<String> SELECT = Reading.TEXT.where(
            "a CSS selector of links, such as main h2 a",
            css -> LinkSelector.of(css).isPresent());

    private static final Reading<CopyKind> COPY = Reading.oneOf(CopyKind.class);

    /// A kind of copy; nothing for what is none.
    private static final Reading<List<CopyKind>> COPIES = new Reading<>(
            COPY.right().replace("one of: ", "one of: original, "),
            false,
            text -> text.equals("original")
                    ? Optional.of(List.of())
                    : COPY.parse().apply(text).map(List::of));

    private static final Reading<Duration> EVERY =
            Reading.SPAN.where("a duration of 1s or more, such as 30s, 5m or 2h", every -> every.toSeconds() >= 1);

    private final String origin;
    private final WatchCheck.Examples examples;

    Entries(String origin, WatchCheck.Examples examples) {
        this.origin = origin;
        this.examples = examples;
    }

    List<Source> sources(Section file) {
        var names = new HashSet<String>();
        return file.sections("sources", section -> {
            var name = name(section, names, "source");
            return Optional.of(source(section, name.orElse("")));
        });
    }

    /// The source of a section.
    Source source(Section section, String name) {
        var source = source(section, name, origin);
        section.done();
        return source;
    }

    /// A source, wherever it is written.
    static Source source(Keys keys, String name, String origin) {
        var url = keys.required("url", Reading.URL);
        var kind = keys.value("kind", KIND).orElse(SourceKind.FEED);
        var select = keys.value("select", SELECT);
        if (select.isPresent() && kind != SourceKind.PAGE) {
            keys.wrong("select", "is of pages only; right would be kind: page, or no such key");
        }
        return new Source(
                name,
                url.orElse(""),
                kind,
                keys.value("publisher", Reading.TEXT),
                keys.value("language", Reading.LANGUAGE),
                keys.list("tags", Reading.WORD),
                keys.value("every", EVERY),
                keys.value("baseline", Reading.oneOf(Baseline.class)).orElse(Baseline.QUIET),
                keys.value("paused", Reading.BOOLEAN).orElse(false),
                origin,
                select);
    }

    /// Whom to tell.
    ///
    /// @param folder that relative paths are seen from
    List<Endpoint> endpoints(Section file, Path folder) {
        var names = new HashSet<String>();
        return file.sections("endpoints", section -> {
            var name = name(section, names, "endpoint");
            return Optional.of(endpoint(section, name.orElse(""), folder));
        });
    }

    /// The endpoint of a section.
    Endpoint endpoint(Section section, String name, Path folder) {
        var endpoint = told(section, name, folder);
        section.done();
        return endpoint;
    }

    private Endpoint told(Section section, String name, Path folder) {
        var kind = section.value("kind", Reading.oneOf(EndpointKind.class)).orElse(EndpointKind.WEBHOOK);
        return switch (kind) {
            case WEBHOOK -> {
                var url = section.required("url", Reading.SECRET_URL);
                var format = section.value("format", Reading.oneOf(EndpointFormat.class));
                var secrets = section.list("secrets", Reading.SECRET);
                if (section.size("secrets") == 0) {
                    section.wrong("secrets", "is missing; right would be a list of " + Reading.SECRET.right());
                }
                yield endpoint(name, kind, url.orElse(""), secrets, format.orElse(EndpointFormat.JSON), List.of());
            }
            case SLACK, DISCORD, TEAMS, MATTERMOST -> {
                var url = section.required("url", Reading.SECRET_URL);
                yield endpoint(name, kind, url.orElse(""), List.of(), EndpointFormat.JSON, List.of());
            }
            case EMAIL -> to(section, name, kind, section.list("to", Reading.ADDRESS), "to", "a list of addresses");
            case COMMAND ->
                to(
                        section,
                        name,
                        kind,
                        section.list("command", Reading.SECRET_TEXT),
                        "command",
                        "a list of words, the program first");
            case FILE -> {
                var path = section.value("path", Reading.TEXT)
                        .map(file -> folder.resolve(file).normalize());
                yield to(section, name, kind, path.map(Path::toString).stream().toList(), "path", "a file");
            }
        };
    }

    private Endpoint to(Section section, String name, EndpointKind kind, List<String> to, String key, String right) {
        if (section.size(key) == 0) {
            section.wrong(key, "is missing; right would be " + right);
        }
        return endpoint(name, kind, "", List.of(), EndpointFormat.JSON, to);
    }

    private Endpoint endpoint(
            String name, EndpointKind kind, String url, List<String> secrets, EndpointFormat format, List<String> to) {
        return new Endpoint(
                name,
                kind,
                url,
                secrets,
                false,
                Optional.empty(),
                origin,
                Instant.EPOCH,
                format,
                to,
                List.of(),
                Optional.empty());
    }

    /// The watches of a list.
    ///
    /// @param there what they may name, beside one another
    List<Watch> watches(Section file, There there) {
        var names = new HashSet<String>();
        var read = file.sections("watches", section -> {
            var name = name(section, names, "watch");
            return Optional.of(read(section, name, there));
        });
        return checked(read, there);
    }

    /// The watch of a section.
    Watch watch(Section section, String name, There there) {
        return checked(List.of(read(section, Optional.of(name), there)), there).getFirst();
    }

    private Read read(Section section, Optional<String> name, There there) {
        var tried = section.section("examples");
        var watch = watch(section, name, examples(tried), there);
        section.done();
        return new Read(watch, section, tried);
    }

    private List<Watch> checked(List<Read> read, There there) {
        var texts = new HashMap<String, String>();
        there.others().forEach(watch -> texts.put(watch.name(), watch.text()));
        read.forEach(each -> texts.put(each.watch.name(), each.watch.query()));
        var nesting = new Nesting(texts);
        return read.stream()
                .map(each ->
                        WatchCheck.checked(each.watch, nesting, each.section, each.tried, examples, there.entities()))
                .toList();
    }

    private record Read(Watch watch, Section section, Section tried) {}

    private Watch watch(Section section, Optional<String> name, List<Example> examples, There there) {
        return new Watch(
                name.orElse(""),
                1,
                section.value("title", Reading.TEXT).or(() -> name).orElse(""),
                section.required("query", Reading.TEXT).orElse(""),
                section.list("languages", Reading.LANGUAGE),
                section.list(
                        "sources",
                        among(
                                "a source",
                                there.sources().stream().map(Source::name).toList())),
                milestones(section),
                section.list(
                        "endpoints",
                        among(
                                "an endpoint",
                                there.endpoints().stream().map(Endpoint::name).toList())),
                examples,
                false,
                origin,
                Instant.EPOCH,
                filter(section),
                WhenEntry.read(section),
                Optional.empty(),
                TellingEntry.read(section));
    }

    private static Filter filter(Section section) {
        var words = section.section("words");
        var copies = section.list("copies", COPIES);
        var filter = new Filter(
                section.list("tags", Reading.WORD),
                section.list("countries", Reading.COUNTRY),
                section.has("copies") ? copies.stream().flatMap(List::stream).toList() : Filter.ALL.copies(),
                words.value("least", Reading.number(0, Integer.MAX_VALUE)).orElse(Filter.ALL.least()),
                words.value("most", Reading.number(1, Integer.MAX_VALUE)).orElse(Filter.ALL.most()),
                copies.isEmpty() || copies.contains(List.<CopyKind>of()));
        words.done();
        if (filter.least() > filter.most()) {
            words.wrong("least", "is above most; right would be a number below it");
        }
        return filter;
    }

    private static List<Integer> milestones(Section section) {
        var given = section.list("milestones", Reading.number(2, Placement.MOST_INDEPENDENT));
        if (section.has("milestones") && section.size("milestones") == 0) {
            section.wrong("milestones", "is empty; right would be numbers, or no such key: match.milestones hold then");
        }
        return given.stream().distinct().sorted().toList();
    }

    private static List<Example> examples(Section section) {
        var should = section.list("should", Reading.TEXT).stream().map(text -> new Example(text, true));
        var shouldNot = section.list("should-not", Reading.TEXT).stream().map(text -> new Example(text, false));
        section.done();
        return Stream.concat(should, shouldNot).toList();
    }

    private static Optional<String> name(Section section, Set<String> taken, String what) {
        var name = section.required("name", Reading.WORD);
        if (name.isPresent() && !taken.add(name.get())) {
            section.wrong(
                    "name",
                    "read \"" + name.get() + "\", the name of another " + what + "; right would be a name of its own");
        }
        return name;
    }

    private static Reading<String> among(String what, List<String> names) {
        var known = names.stream().filter(name -> !name.isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
        var some = known.stream().limit(TOLD).collect(Collectors.joining(", ")) + (known.size() > TOLD ? ", …" : "");
        return new Reading<>(
                "the name of " + what + " that is there: " + (known.isEmpty() ? "there is none" : some),
                false,
                text -> Optional.of(text).filter(known::contains));
    }
}
