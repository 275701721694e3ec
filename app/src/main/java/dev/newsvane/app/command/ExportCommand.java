package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.replay.Past;
import dev.newsvane.app.tool.Lines;
import dev.newsvane.app.tool.PagesOut;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Json;
import dev.newsvane.base.Log;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Story;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `export`: what was read, told apart and said, for other programs and for another Newsvane.
@Command(
        name = "export",
        description = "Prints articles, what happened to stories, or alerts as JSON lines, in the order of the log; or"
            + " writes the pages as they were fetched into a web archive (WARC). 'import' reads articles and pages in"
            + " again.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(arity = "1", paramLabel = "WHAT", description = "articles, stories, alerts or pages.")
    private What what = What.ARTICLES;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Of then or later: an instant, a day, or an age such as 12h, 90d, 8w, 6m, 2y."
                    + " Articles count by when they were fetched, imported ones by when they happened.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Of before then.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--watch", paramLabel = "NAME", description = "Only alerts of this watch.")
    private Optional<String> watch = Optional.empty();

    @Option(
            names = "--kept",
            description = "Only alerts that were kept and sent to nobody: what would have alerted. Their why says why"
                    + " they did not.")
    private boolean kept;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to; it is there when all of it is. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    /// What can be exported.
    enum What {
        ARTICLES,
        STORIES,
        ALERTS,
        PAGES
    }

    /// Up to when, and from when on.
    private record Range(Instant from, Instant to) {
        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    public ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var now = Instant.now();
        var range = new Range(
                since.map(text -> Moment.read("--since", text, now)).orElse(Instant.EPOCH),
                until.map(text -> Moment.read("--until", text, now)).orElse(Instant.MAX));
        if (!range.from.isBefore(range.to)) {
            throw new UserMistake("--since " + range.from + " is not before --until " + range.to);
        }
        if (watch.isPresent() && what != What.ALERTS) {
            throw new UserMistake(
                    "--watch chooses among alerts; right would be 'export alerts --watch " + watch.get() + "'");
        }
        if (kept && what != What.ALERTS) {
            throw new UserMistake("--kept chooses among alerts; right would be 'export alerts --kept'");
        }
        if (what == What.PAGES) {
            pages(range);
            return Exit.DONE;
        }
        try (var system = where.existing()) {
            watch.ifPresent(name -> ReplayCommand.refuseUnknown(system, name));
            try (var lines = output.map(Lines::to).orElseGet(() -> terminal::result)) {
                var count = export(system, range, lines);
                lines.whole();
                output.ifPresent(
                        file -> terminal.err().println("exported " + Plural.of(count, "line") + " to " + file));
            }
            return Exit.DONE;
        }
    }

    private void pages(Range range) {
        var file = output.orElseThrow(
                () -> new UserMistake("pages go into a web archive; right would be --output FILE.warc.gz"));
        try (var system = where.existing()) {
            var written = PagesOut.write(system, range.from, range::holds, file);
            terminal.err().println("exported " + Plural.of(written.pages(), "page") + " to " + file);
            if (written.damaged() > 0) {
                terminal.err().println("left out " + Plural.of(written.damaged(), "page") + " whose bytes are damaged");
            }
            if (written.lines() > 0) {
                terminal.err()
                        .println("left out " + Plural.of(written.lines(), "article")
                                + " that came as lines; 'export articles' has them");
            }
        }
    }

    private int export(Located system, Range range, Lines lines) {
        var channels = system.channels();
        return switch (what) {
            case ARTICLES -> export(system, channels.articles(), range.from, at(Past::time, range), lines);
            case STORIES -> export(system, channels.stories(), range.from, at(Story::at, range), lines);
            // one is matched after the time of its record, which is that of the article
            case ALERTS ->
                export(
                        system,
                        channels.alerts(),
                        Instant.EPOCH,
                        at(Alert::matched, range)
                                .and(alert -> watch.filter(
                                                name -> !alert.watch().equals(name))
                                        .isEmpty())
                                .and(alert -> !(kept && alert.pages())),
                        lines);
            case PAGES -> throw new IllegalStateException("pages are no lines");
        };
    }

    private static <V> Predicate<V> at(Function<V, Instant> time, Range range) {
        return value -> range.holds(time.apply(value));
    }

    /// @param from no wanted record of the log is older
    private static <V extends Record> int export(
            Located system, Channel<V> channel, Instant from, Predicate<V> wanted, Lines lines) {
        var count = 0;
        try (var log = new Log<>(system.cluster(), channel, from)) {
            while (log.hasNext()) {
                var value = log.next().value().filter(wanted);
                if (value.isPresent()) {
                    lines.line(Json.text(RecordJson.of(value.get())));
                    count++;
                }
            }
        }
        return count;
    }
}
