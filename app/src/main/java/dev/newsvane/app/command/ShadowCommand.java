package dev.newsvane.app.command;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.replay.Past;
import dev.newsvane.app.replay.Shadow;
import dev.newsvane.app.replay.Shadow.Difference;
import dev.newsvane.app.replay.Shadow.Saying;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.app.watch.KeptPast;
import dev.newsvane.app.watch.WatchBook;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

/// `shadow`: a change tried beside what is, before it takes over.
@Command(
        name = "shadow",
        description = "Runs the kept past through the watches as they are and through a changed configuration, by the"
                + " same code, and lists story by story where the two do not say the same. Nothing is written, nobody"
                + " is told.",
        mixinStandardHelpOptions = true)
public final class ShadowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description =
                    "The changed configuration: its watches and its section match. Watches that come from elsewhere"
                            + " than --config, as those of 'watch add', stay as they are.")
    private @Nullable Path with;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Instead: what another version of Newsvane said, as its 'replay --present' of the same time"
                    + " printed it. Stories that it made otherwise are told by the articles at which it spoke.")
    private @Nullable Path against;

    @Option(
            names = "--since",
            required = true,
            paramLabel = "TIME",
            description = "An instant, a day, or an age such as 12h, 90d, 8w, 6m or 2y.")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", description = "Likewise. Default: now.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--json", description = "A JSON object a line, for each difference.")
    private boolean json;

    public ShadowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if ((with == null) == (against == null)) {
            throw new UserMistake("Say what to try: either --with FILE or --against FILE.");
        }
        var now = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);
        var from = Moment.read("--since", since, now);
        var to = until.map(text -> Moment.read("--until", text, now)).orElse(now);
        if (!from.isBefore(to)) {
            throw new UserMistake("--since " + from + " is not before --until " + to + ".");
        }
        var range = new Past.Range(from, to, Set.of());
        var config = where.configToAsk();
        try (var system = where.existing(config)) {
            var watches = new WatchBook(system).all();
            var present = said(system, config.match(), range, watches);
            var changed = against == null ? changed(system, range, watches, config.origin()) : read(against);
            var report = Shadow.of(present, changed);
            report.differences().forEach(this::tell);
            terminal.err().println(summary(report));
        }
        return Exit.DONE;
    }

    private List<Saying> changed(Located system, Past.Range range, List<Watch> present, String replaced) {
        var file = Optional.ofNullable(with).orElseThrow();
        var config = Config.readToAsk(file, System.getenv());
        var names = config.watches().stream().map(Watch::name).collect(Collectors.toSet());
        var others =
                present.stream().filter(watch -> !watch.origin().equals(replaced) && !names.contains(watch.name()));
        return said(
                system,
                config.match(),
                range,
                Stream.concat(config.watches().stream(), others).toList());
    }

    private List<Saying> said(Located system, AlertSettings settings, Past.Range range, List<Watch> watches) {
        var sayings = new ArrayList<Saying>();
        var always = watches.stream()
                .map(watch -> watch.as(watch.version(), false, Instant.EPOCH))
                .toList();
        try (var kept = new KeptPast(system, settings, "shadow", false, terminal.err()::println)) {
            kept.past().through(range, always, (alert, when, _) -> sayings.add(Saying.of(alert, when)));
        }
        return sayings;
    }

    private static List<Saying> read(Path file) {
        var sayings = new ArrayList<Saying>();
        try (var lines = Files.newBufferedReader(file)) {
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                sayings.add(read(line).orElseThrow(wrong(file, number)));
            }
        } catch (IOException e) {
            throw new UserMistake("--against " + file + ": cannot be read (" + e.getMessage() + ").");
        }
        return sayings;
    }

    private static Optional<Saying> read(String line) {
        try {
            return Saying.of(Json.parse(line));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static Supplier<UserMistake> wrong(Path file, int line) {
        return () -> new UserMistake("--against " + file + ":" + line
                + ": is no alert; right would be the lines that 'newsvane replay' prints.");
    }

    private void tell(Difference difference) {
        if (json) {
            terminal.result(Json.text(RecordJson.of(difference)));
            return;
        }
        var sign = switch (difference.who()) {
            case PRESENT -> "-";
            case CHANGED -> "+";
            case BOTH -> "~";
        };
        terminal.result(sign + " " + difference.at() + "  " + difference.watch() + "  " + difference.headline());
        difference.present().forEach(step -> terminal.result("    - " + step));
        difference.changed().forEach(step -> terminal.result("    + " + step));
    }

    private static String summary(Shadow.Report report) {
        var by = report.differences().stream().collect(Collectors.groupingBy(Difference::who, Collectors.counting()));
        return "Of %s both say the same; of %d only the present ones speak (-), of %d only the changed ones (+), of %d both, otherwise (~)."
                .formatted(
                        Plural.of(report.same(), "story"),
                        by.getOrDefault(Shadow.Who.PRESENT, 0L),
                        by.getOrDefault(Shadow.Who.CHANGED, 0L),
                        by.getOrDefault(Shadow.Who.BOTH, 0L));
    }
}
