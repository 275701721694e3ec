package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.history.HistoryText;
import dev.newsvane.app.source.Export;
import dev.newsvane.app.source.Intake;
import dev.newsvane.app.source.NewSource;
import dev.newsvane.app.source.Offers;
import dev.newsvane.app.source.SourceBook;
import dev.newsvane.app.status.SourceHealth;
import dev.newsvane.app.status.SourceState;
import dev.newsvane.app.status.SourceState.Standing;
import dev.newsvane.app.status.SourceText;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.Web;
import dev.newsvane.ingest.site.Discover;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `source`: what is followed, changed while the system runs, and how each source is doing.
@Command(
        name = "source",
        description = "Adds, lists, shows, pauses, removes, imports and exports sources of a system, running or not.",
        mixinStandardHelpOptions = true)
public final class SourceCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public SourceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /// Follows one more.
    @Command(
            description = "Follows a source from now on, without a restart. The file's rules hold for every value.",
            mixinStandardHelpOptions = true)
    public int add(
            @Mixin Where where,
            @Mixin SourceOptions options,
            @Option(names = "--anyway", description = "Even if another source has this address already.")
                    boolean anyway,
            @Option(
                            names = "--unseen",
                            description =
                                    "Without a look at what answers there: nothing is fetched before it is polled.")
                    boolean unseen) {
        var config = where.configToAsk();
        try (var system = where.any(config, folder -> terminal.err().println("made the data folder " + folder));
                var book = new SourceBook(system, now())) {
            var source = NewSource.of(options.given(), book, anyway);
            if (!unseen && source.kind() != SourceKind.PAGE) {
                look(source.url(), config);
            }
            book.put(source);
            terminal.out().println("added source " + source.name());
        }
        return Exit.DONE;
    }

    /// A web page is not followed as a feed; what its site has is offered instead.
    private void look(String url, Config config) {
        try (var web = new Web(config.fetch().web())) {
            var found =
                    new Discover(web, Discover.Settings.defaults(), InstantSource.system()).of(URI.create(url), false);
            var typed = spec.root().commandLine().getParseResult().originalArgs();
            Offers.instead(found, typed, url).ifPresent(lines -> {
                throw new UserMistake(lines);
            });
            found.unanswered()
                    .ifPresent(
                            why -> terminal.err().println(url + " cannot be looked at now, and is followed: " + why));
        }
    }

    /// All of them.
    @Command(description = "Lists what is followed, by name, and how it is doing.", mixinStandardHelpOptions = true)
    public int list(
            @Mixin Where where,
            @Option(names = "--failing", description = "Only those whose last poll failed.") boolean failing,
            @Option(names = "--silent", description = "Only those that have had nothing new for long.") boolean silent,
            @Option(names = "--paused", description = "Only those that are paused.") boolean paused,
            @Option(names = "--warned", description = "Only those whose news may be incomplete.") boolean warned,
            @Option(names = "--due", description = "Only those that are to be polled now.") boolean due,
            @Option(names = "--tag", paramLabel = "TAG", description = "Only those with this tag.")
                    Optional<String> tag,
            @Option(names = "--json", description = "A JSON object a line.") boolean json) {
        var now = now();
        var standings = EnumSet.noneOf(Standing.class);
        standings.addAll(failing ? List.of(Standing.FAILING) : List.of());
        standings.addAll(silent ? List.of(Standing.SILENT) : List.of());
        standings.addAll(paused ? List.of(Standing.PAUSED) : List.of());
        try (var system = where.existing()) {
            SourceState.all(system, now).stream()
                    .filter(source -> (standings.isEmpty() && !due && !warned)
                            || (warned && !source.warnings().isEmpty())
                            || standings.contains(source.standing())
                            || (due && source.due(now)))
                    .filter(source -> tag.isEmpty() || source.tags().contains(tag.get()))
                    .sorted(Comparator.comparing(SourceState::name))
                    .forEach(source ->
                            terminal.result(json ? Json.text(RecordJson.of(source)) : SourceText.line(source)));
        }
        return Exit.DONE;
    }

    /// One of them, in full.
    @Command(description = "Says everything that is known of a source.", mixinStandardHelpOptions = true)
    public int show(
            @Mixin Where where,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The source's name.") String name) {
        try (var system = where.existing();
                var book = new SourceBook(system, now())) {
            var health = SourceHealth.of(system, book.known(name), now());
            if (json) {
                terminal.out().println(Json.text(RecordJson.of(health)));
            } else {
                SourceText.lines(health).forEach(terminal.out()::println);
            }
        }
        return Exit.DONE;
    }

    /// Its versions.
    @Command(
            description = "Shows every change of a source, the last one first: who made it, when, and what it changed;"
                    + " of one that was removed too.",
            mixinStandardHelpOptions = true)
    public int history(
            @Mixin Where where,
            @Option(names = "--json", description = "A JSON object a line.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The source's name.") String name) {
        try (var system = where.existing();
                var book = new SourceBook(system, now())) {
            HistoryText.tell(terminal, json, system, EntryKind.SOURCE, name, book.named(name));
        }
        return Exit.DONE;
    }

    /// Stops polling.
    @Command(
            description = "Polls sources no more until they are resumed; nothing is forgotten. What a file says of its"
                    + " sources holds again when it is applied, and 'up' begins with that.",
            mixinStandardHelpOptions = true)
    public int pause(
            @Mixin Where where,
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of sources.") List<String> names) {
        return paused(where, names, true);
    }

    /// Polls again.
    @Command(description = "Polls paused sources again, at once where they are due.", mixinStandardHelpOptions = true)
    public int resume(
            @Mixin Where where,
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of sources.") List<String> names) {
        return paused(where, names, false);
    }

    /// Follows no more.
    @Command(
            description =
                    "Follows sources no more and forgets what polling remembers of them. What they brought stays.",
            mixinStandardHelpOptions = true)
    public int remove(
            @Mixin Where where,
            @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of sources.") List<String> names) {
        try (var system = where.existing();
                var book = new SourceBook(system, now())) {
            names.stream().distinct().map(book::ours).toList().forEach(source -> {
                book.remove(source);
                terminal.out().println("removed source " + source.name());
            });
        }
        return Exit.DONE;
    }

    /// Takes a list in.
    @Command(
            name = "import",
            description = "Takes sources in from lists: OPML, or JSON lines of {\"url\",\"category\",\"language\",…}."
                    + " What is followed already is left alone, unless the list names it and says otherwise.",
            mixinStandardHelpOptions = true)
    public int take(
            @Mixin Where where,
            @Parameters(arity = "1..*", paramLabel = "SRC", description = "Files, URLs, or - for standard input.")
                    List<String> lists) {
        var config = where.configToAsk();
        var input = new Input(terminal.in(), config.fetch()::web);
        var intake = new Intake(terminal.err()::println);
        var whole = true;
        for (var list : lists) {
            try {
                intake.read(list, input.document(list).body());
            } catch (Unreadable e) {
                terminal.err().println(e.getMessage());
                whole = false;
            }
        }
        try (var system = where.any(config, folder -> terminal.err().println("made the data folder " + folder));
                var book = new SourceBook(system, now())) {
            var counts = intake.into(book);
            terminal.out()
                    .println("%s: %d added, %d changed, %d followed already; %d refused"
                            .formatted(
                                    Plural.of(counts.all(), "source"),
                                    counts.added(),
                                    counts.changed(),
                                    counts.known(),
                                    counts.refused()));
            return whole && counts.refused() == 0 ? Exit.DONE : Exit.UNMET;
        }
    }

    /// Gives a list out.
    @Command(
            description =
                    "Writes what is followed as OPML 2.0 to standard output; taken in again, the sources are the same.",
            mixinStandardHelpOptions = true)
    public int export(
            @Mixin Where where,
            @Option(names = "--tag", paramLabel = "TAG", description = "Only those with this tag.")
                    Optional<String> tag) {
        try (var system = where.existing();
                var book = new SourceBook(system, now())) {
            var wanted = book.all().stream()
                    .filter(source -> tag.isEmpty() || source.tags().contains(tag.get()))
                    .toList();
            var out = new BufferedOutputStream(terminal.out(), 1 << 16);
            Export.opml(wanted, out, now());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Exit.DONE;
    }

    private int paused(Where where, List<String> names, boolean paused) {
        try (var system = where.existing();
                var book = new SourceBook(system, now())) {
            names.stream().distinct().map(book::known).toList().forEach(source -> {
                if (source.paused() == paused) {
                    terminal.out().println(source.name() + (paused ? " is paused already" : " is not paused"));
                } else {
                    book.put(source.paused(paused));
                    terminal.out()
                            .println((paused ? "paused source " : "resumed source ") + source.name() + until(source));
                }
            });
        }
        return Exit.DONE;
    }

    private static String until(Source source) {
        return ByHand.wrote(source.origin())
                ? ""
                : ", until " + source.origin() + " is applied the next time: 'newsvane up' begins with that";
    }

    /// Says which of these nobody follows: one that was removed, as its articles are kept, or one that is misspelt.
    static void doubtUnknown(Located system, List<String> asked, Terminal terminal) {
        if (asked.isEmpty()) {
            return;
        }
        try (var book = new SourceBook(system, now())) {
            asked.stream()
                    .filter(name -> book.named(name).isEmpty())
                    .forEach(name -> terminal.err()
                            .println("--source " + name + ": warning: no such source is followed now"
                                    + book.nearest(name)
                                            .map(near -> "; did you mean " + near + "?")
                                            .orElse("")));
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
