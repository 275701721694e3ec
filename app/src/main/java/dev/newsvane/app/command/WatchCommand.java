package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.Who;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.config.Trial;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.history.History;
import dev.newsvane.app.history.HistoryText;
import dev.newsvane.app.history.Version;
import dev.newsvane.app.replay.Past;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.app.watch.Backtest;
import dev.newsvane.app.watch.BacktestText;
import dev.newsvane.app.watch.KeptPast;
import dev.newsvane.app.watch.WatchBook;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `watch`: what is looked for; tried on examples, explained on articles, and asked what it would have said.
@Command(
        name = "watch",
        description = "Adds, lists, shows and removes watches of a system, with every version; tries them on examples,"
                + " explains what they say of an article, and asks what they would have said.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Runnable {
    private static final int MOST_REASONS = 3;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// With what is asked about articles.
    public static CommandLine line(Terminal terminal) {
        return new CommandLine(new WatchCommand(terminal))
                .addSubcommand(new ExplainCommand(terminal))
                .addSubcommand(new LikeCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /// Tries the examples.
    @Command(
            description = "Tries the examples in the configuration: a line for each, with what was expected, what came"
                    + " and the clauses that decided. Ends with 1 where one fails.",
            mixinStandardHelpOptions = true)
    public int test(
            @Mixin ConfigOption config,
            @Parameters(arity = "0..*", paramLabel = "NAME", description = "Only these watches.") @Nullable
                    List<String> names) {
        var file = Config.readToTry(config.file(), System.getenv());
        var watches = names == null
                ? file.watches()
                : names.stream()
                        .distinct()
                        .map(name -> known(name, file.watches(), config.file() + " has"))
                        .toList();
        file.warnings().forEach(terminal.err()::println);
        var tried = 0;
        var failed = 0;
        for (var watch : watches) {
            if (watch.examples().isEmpty()) {
                terminal.err().println(watch.name() + " has no examples");
            }
            for (var trial : Trial.of(watch, file.enrich())) {
                tried++;
                failed += trial.passed() ? 0 : 1;
                terminal.result(line(watch, trial));
            }
        }
        terminal.err().println(Plural.of(tried, "example") + ", " + failed + " failed.");
        return failed == 0 ? Exit.DONE : Exit.UNMET;
    }

    private static String line(Watch watch, Trial trial) {
        var reasons = trial.reasons();
        var some = String.join("; ", reasons.subList(0, Math.min(MOST_REASONS, reasons.size())))
                + (reasons.size() > MOST_REASONS ? "; …" : "");
        return (trial.passed() ? "passed " : "FAILED ") + watch.name()
                + (trial.example().matches() ? ": should match, " : ": should not match, ")
                + (trial.matches() ? "matches" : "does not match") + " \"" + trial.shown() + "\""
                + (some.isEmpty() ? "" : (trial.matches() ? " by " : " for want of ") + some);
    }

    /// Asks the past.
    @Command(
            description =
                    "Asks what watches would have said in the kept past, as they are now: how often a day, of which"
                        + " stories, and what the answer cost. NAME is a watch of the system; with --query or --entry"
                        + " it is a draft, and nothing is written. Without any, all watches of the system are asked.",
            mixinStandardHelpOptions = true)
    public int backtest(
            @Mixin Where where,
            @Mixin WatchOptions draft,
            @Option(
                            names = "--since",
                            required = true,
                            paramLabel = "TIME",
                            description = "An instant, a day, or an age such as 12h, 90d, 8w, 6m or 2y.")
                    String since,
            @Option(names = "--until", paramLabel = "TIME", description = "Likewise. Default: now.")
                    Optional<String> until,
            @Option(names = "--json", description = "A JSON object a line, for each watch.") boolean json,
            @Option(
                            names = "--no-index",
                            description = "Reads every article instead of using, and going on with, the index of the"
                                    + " past in the data folder. The answer is the same.")
                    boolean plain,
            @Parameters(arity = "0..*", paramLabel = "NAME", description = "Watches of the system.") @Nullable
                    List<String> names) {
        var now = now();
        var from = Moment.read("--since", since, now);
        var to = until.map(text -> Moment.read("--until", text, now)).orElse(now);
        if (!from.isBefore(to)) {
            throw new UserMistake("--since " + from + " is not before --until " + to + ".");
        }
        var config = where.configToAsk();
        try (var system = where.existing(config)) {
            var asked = asked(system, config, draft, Optional.ofNullable(names).orElse(List.of()));
            var range = new Past.Range(from, to, Set.of());
            draft.warnings().forEach(terminal.err()::println);
            var reports = reports(system, config, plain, range, asked);
            for (var report : reports) {
                if (json) {
                    terminal.result(Json.text(RecordJson.of(report)));
                } else {
                    BacktestText.lines(report).forEach(terminal::result);
                }
            }
            reports.stream().findFirst().ifPresent(any -> terminal.err().println(BacktestText.cost(any.cost())));
        }
        return Exit.DONE;
    }

    private List<Backtest.Report> reports(
            Located system, Config config, boolean plain, Past.Range range, List<Watch> asked) {
        try (var kept = new KeptPast(system, config.match(), "backtest", !plain, terminal.err()::println)) {
            return Backtest.of(kept.past(), range, asked, InstantSource.system());
        }
    }

    private static List<Watch> asked(Located system, Config config, WatchOptions draft, List<String> names) {
        if (draft.given() && !names.isEmpty()) {
            throw new UserMistake("Say whom to ask: either watches of the system by NAME, or a draft.");
        }
        var book = new WatchBook(system);
        if (draft.given()) {
            return draft.read(
                    system,
                    book.all(),
                    config.enrich(),
                    draft.isQuery() ? Optional.of("draft") : Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        return names.isEmpty()
                ? book.all()
                : names.stream().distinct().map(book::known).toList();
    }

    /// All of them.
    @Command(description = "Lists the watches of a system, by name.", mixinStandardHelpOptions = true)
    public int list(@Mixin Where where, @Option(names = "--json", description = "A JSON object a line.") boolean json) {
        try (var system = where.existing()) {
            var book = new WatchBook(system);
            for (var watch : book.all()) {
                terminal.result(
                        json
                                ? Json.text(RecordJson.of(watch))
                                : watch.name() + "@" + watch.version() + "  " + watch.written() + "  " + watch.origin()
                                        + "  " + watch.title());
            }
            for (var watch : book.stale()) {
                terminal.err()
                        .println("note: the watch " + watch.name()
                                + " names one that has changed since: 'newsvane watch add' of it,"
                                + " or of any other, brings it along");
            }
        }
        return Exit.DONE;
    }

    /// One of them.
    @Command(description = "Shows a watch as it is now, or was in a version.", mixinStandardHelpOptions = true)
    public int show(
            @Mixin Where where,
            @Option(names = "--number", paramLabel = "N", description = "This version of it.") Optional<Integer> number,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The watch's name.") String name) {
        try (var system = where.existing()) {
            var book = new WatchBook(system);
            var watch = number.map(wanted -> version(book, name, wanted)).orElseGet(() -> book.known(name));
            if (json) {
                terminal.result(Json.text(RecordJson.of(watch)));
            } else {
                terminal.result(watch.name() + "@" + watch.version() + "  " + watch.written() + "  " + watch.origin());
                Version.values(watch)
                        .forEach((key, texts) -> texts.forEach(text -> terminal.result("  " + key + ": " + text)));
            }
        }
        return Exit.DONE;
    }

    private static Watch version(WatchBook book, String name, int number) {
        var versions = book.versions(name);
        return versions.stream()
                .filter(watch -> watch.version() == number)
                .findFirst()
                .orElseThrow(() -> new UserMistake("there is no version " + number + " of " + name
                        + "; right would be 1 to " + versions.getLast().version()));
    }

    /// Its versions.
    @Command(
            description =
                    "Shows every version of a watch, the last one first: who wrote it, when, and what it changed.",
            mixinStandardHelpOptions = true)
    public int history(
            @Mixin Where where,
            @Option(names = "--json", description = "A JSON object a line.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The watch's name.") String name) {
        try (var system = where.existing()) {
            var versions = new WatchBook(system).versions(name);
            HistoryText.tell(terminal, json, new History(system, EntryKind.WATCH, name).of(versions));
        }
        return Exit.DONE;
    }

    /// One more, or a new version.
    @Command(
            description = "Adds a watch, or changes one that was added here: each change is a version, in force two"
                    + " seconds later. The file's rules hold, and the examples are tried, before anything is written.",
            mixinStandardHelpOptions = true)
    public int add(
            @Mixin Where where,
            @Mixin WatchOptions options,
            @Option(names = "--endpoint", paramLabel = "NAME", description = "Whom to tell; may be repeated.") @Nullable
                    List<String> endpoints,
            @Option(names = "--should", paramLabel = "TEXT", description = "An example that it is to match.") @Nullable
                    List<String> should,
            @Option(names = "--should-not", paramLabel = "TEXT", description = "An example that it is not to match.")
                    @Nullable
                    List<String> shouldNot,
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "With --query: what it is called.")
                    Optional<String> name) {
        var config = where.configOfExisting();
        try (var system = where.existing(config)) {
            var book = new WatchBook(system);
            var watches = options.read(
                    system, book.own(), config.enrich(), name, listed(endpoints), listed(should), listed(shouldNot));
            watches.forEach(watch -> book.refuseForeign(watch.name()));
            var following = book.following(watches, config.enrich());
            options.warnings().forEach(terminal.err()::println);
            var all = Stream.concat(watches.stream(), following.stream()).toList();
            var put = book.put(all, Who.through(ByHand.CLI), now());
            for (var i = 0; i < all.size(); i++) {
                terminal.out()
                        .println(said(all.get(i), put.get(i)) + (i < watches.size() ? "" : ", for what it names"));
            }
        }
        return Exit.DONE;
    }

    private static String said(Watch watch, Optional<Watch> put) {
        return put.map(version -> (version.version() == 1 ? "added watch " : "changed watch ") + version.name() + "@"
                        + version.version())
                .orElse("watch " + watch.name() + " is so already");
    }

    private static List<String> listed(@Nullable List<String> given) {
        return Optional.ofNullable(given).orElse(List.of());
    }

    /// No more.
    @Command(
            description = "Ends watches that were added here. Their versions and what they said stay.",
            mixinStandardHelpOptions = true)
    public int remove(
            @Mixin Where where,
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of watches.") List<String> names) {
        try (var system = where.existing()) {
            var book = new WatchBook(system);
            var watches = names.stream().distinct().map(book::known).toList();
            watches.forEach(watch -> book.refuseForeign(watch.name()));
            book.refuseNamed(watches);
            var author = Who.through(ByHand.CLI);
            watches.forEach(watch -> terminal.out()
                    .println(
                            "removed watch " + book.remove(watch, author, now()).name()));
        }
        return Exit.DONE;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    static Watch known(String name, List<Watch> watches, String who) {
        var names = watches.stream().map(Watch::name).toList();
        return watches.stream()
                .filter(watch -> watch.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserMistake(who + " no watch " + name
                        + Spelling.nearest(name, names)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; right would be one of: " + String.join(", ", names))));
    }
}
