package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.config.Spelling;
import dev.newsvane.app.config.Trial;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.app.watch.Explained;
import dev.newsvane.app.watch.Texts;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `watch`: what is looked for, tried on examples and explained on articles.
@Command(
        name = "watch",
        description = "Tries watches on their examples and explains what they say of an article.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Runnable {
    private static final int MOST_REASONS = 3;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
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
        var tried = 0;
        var failed = 0;
        for (var watch : watches) {
            if (watch.examples().isEmpty()) {
                terminal.err().println(watch.name() + " has no examples");
            }
            for (var trial : Trial.of(watch)) {
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

    /// Explains an article.
    @Command(
            description = "Says why an article matches a watch or does not: the query as a tree, each part with whether"
                    + " it holds and where; what the watch is limited to; and whether the article may page anyone."
                    + " SRC is a page, or article lines as 'extract' prints them, and the watch is the configuration's;"
                    + " with --article both are the system's.",
            mixinStandardHelpOptions = true)
    public int explain(
            @Mixin Where where,
            @Option(names = "--article", paramLabel = "ID", description = "An article of the system: its id or URL.")
                    Optional<String> article,
            @Option(names = "--json", description = "A JSON object a line.") boolean json,
            @Parameters(index = "0", paramLabel = "NAME", description = "The watch's name.") String name,
            @Parameters(
                            index = "1",
                            arity = "0..1",
                            paramLabel = "SRC",
                            description = "A file, - for standard input, or a URL.")
                    Optional<String> source) {
        if (article.isPresent() == source.isPresent()) {
            throw new UserMistake("Say what to explain: either SRC, or --article ID of a system.");
        }
        var told = new ArrayList<Explained>();
        if (article.isPresent()) {
            var config = where.configToAsk();
            try (var system = where.existing(config)) {
                told.add(Explained.of(of(system, name), Texts.recorded(system, article.get()), config.match()));
            }
        } else {
            var config = Config.readToTry(where.file(), System.getenv());
            var watch = known(name, config.watches(), where.file() + " has");
            var input = new Input(terminal.in(), config.fetch()::web);
            Texts.read(input, source.orElseThrow(), config.enrich().gazetteer(), terminal.err())
                    .forEach(text -> told.add(Explained.of(watch, text)));
        }
        for (var each : told) {
            if (json) {
                terminal.result(Json.text(RecordJson.of(each)));
            } else {
                each.lines().forEach(terminal::result);
            }
        }
        return told.isEmpty() ? Exit.UNMET : Exit.DONE;
    }

    private static Watch of(Located system, String name) {
        return known(name, Texts.watches(system), "the system has");
    }

    private static Watch known(String name, List<Watch> watches, String who) {
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
