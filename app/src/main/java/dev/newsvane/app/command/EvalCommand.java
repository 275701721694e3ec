package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.eval.Extractor;
import dev.newsvane.app.eval.FeedsEval;
import dev.newsvane.app.eval.Labels;
import dev.newsvane.app.eval.PagesEval;
import dev.newsvane.app.eval.RepeatsEval;
import dev.newsvane.app.eval.Report;
import dev.newsvane.app.eval.StoriesEval;
import dev.newsvane.app.eval.WatchesEval;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.EnrichSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `eval`: how good the program is, on documents whose truth is known.
@Command(
        name = "eval",
        description = "Measures the program on documents whose truth is known.",
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public EvalCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to measure: feeds, extraction, dates, stories, repeats or watches.");
    }

    /// Reads the feeds of a folder and compares with what is expected of them.
    @Command(
            description = "Reads the feeds of a folder and compares them with what is expected: an expect.jsonl, an"
                    + " x.json beside x.xml, an x_expected.json beside x.json.",
            mixinStandardHelpOptions = true)
    public int feeds(
            @Parameters(paramLabel = "PATH", description = "The folder.") Path path,
            @Option(names = "--json", description = "One JSON object instead of lines.") boolean json)
            throws IOException {
        if (!Files.isDirectory(path)) {
            throw new UserMistake(path + " is no folder; right would be one with feeds and their expectations");
        }
        var report = new FeedsEval().of(path);
        if (json) {
            terminal.out().println(Json.text(report.json()));
        } else {
            report.lines().forEach(terminal.out()::println);
        }
        return report.met() ? Exit.DONE : Exit.UNMET;
    }

    /// Extracts the pages of a folder and compares with what is true.
    @Command(
            description = "Extracts the pages of a folder and compares text, title, authors and date with what is true:"
                    + " truth.jsonl beside pages/ID.html.",
            mixinStandardHelpOptions = true)
    public int extraction(
            @Parameters(paramLabel = "PATH", description = "The folder.") Path path,
            @Mixin Answer answer,
            @Option(
                            names = "--compare",
                            paramLabel = "NAME",
                            description = "Score this extractor too, in the same run: readability4j.")
                    Optional<Peer> peer)
            throws IOException {
        return answer.with(
                terminal, PagesEval.in(path).extraction(Extractor.ours(Instant.now()), peer.map(Peer::extractor)));
    }

    /// Finds the dates of the pages of a folder.
    @Command(
            description = "Finds the day of publication of the pages of a folder and compares it with the true one.",
            mixinStandardHelpOptions = true)
    public int dates(@Parameters(paramLabel = "PATH", description = "The folder.") Path path, @Mixin Answer answer)
            throws IOException {
        return answer.with(terminal, PagesEval.in(path).dates(Extractor.ours(Instant.now())));
    }

    /// Places articles whose story is known.
    @Command(
            description = "Places the articles of a file (JSON lines) in its order and compares the stories with the"
                    + " true ones.",
            mixinStandardHelpOptions = true)
    public int stories(
            @Parameters(paramLabel = "PATH", description = "The file.") Path path,
            @Mixin Answer answer,
            @Option(
                            names = "--shuffle",
                            paramLabel = "N",
                            defaultValue = "0",
                            description = "Also in so many other orders, within each day where days are known.")
                    int shuffles,
            @Option(
                            names = "--among",
                            paramLabel = "FILE",
                            description = "Mix articles of this file in, each of them a story of its own.")
                    Optional<Path> among,
            @Option(
                            names = "--strangers",
                            paramLabel = "N",
                            defaultValue = "2000",
                            description = "How many of them (${DEFAULT-VALUE}).")
                    int strangers,
            @Option(
                            names = "--without",
                            paramLabel = "FILE",
                            description = "Ids, one a line, of articles that report an event of the set and are not to"
                                    + " be mixed in.")
                    Optional<Path> without)
            throws IOException {
        var now = Instant.now();
        var set = StoriesEval.of(path, EnrichSettings.defaults(), now);
        var related = without.isPresent() ? Set.copyOf(Files.readAllLines(without.get())) : Set.<String>of();
        var mixed = among.isPresent() ? set.among(among.get(), strangers, related, now) : set;
        return answer.with(terminal, mixed.stories(shuffles));
    }

    /// Judges pairs of texts.
    @Command(
            description = "Judges whether one text of each pair of a file (JSON lines) repeats the other, and compares"
                    + " with the true verdicts.",
            mixinStandardHelpOptions = true)
    public int repeats(@Parameters(paramLabel = "PATH", description = "The file.") Path path, @Mixin Answer answer)
            throws IOException {
        return answer.with(terminal, RepeatsEval.of(path));
    }

    /// Matches articles of which it is known which watches should match them.
    @Command(
            description = "Matches the articles of a file (JSON lines) with the watches of a configuration and compares"
                    + " with what should match: true or false in the lines under the watches' names, or a table.",
            mixinStandardHelpOptions = true)
    public int watches(
            @Parameters(paramLabel = "ARTICLES", description = "The file.") Path path,
            @Mixin Answer answer,
            @Option(
                            names = "--labels",
                            paramLabel = "FILE",
                            description =
                                    "A table sha256,WATCH,…: the first digits of SHA-256 over the title, then 1, 0"
                                            + " or ? for each watch.")
                    Optional<Path> table,
            @Option(names = "--titles", description = "Match on the titles alone.") boolean titles,
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            defaultValue = "newsvane.yaml",
                            description = "The configuration with the watches. Default: ${DEFAULT-VALUE}.")
                    Path config)
            throws IOException {
        var labels = table.isPresent() ? Labels.read(table.get()) : new Labels.Beside();
        var read = Config.read(config, System.getenv());
        var eval = new WatchesEval(labels, read.enrich().gazetteer(), titles);
        return answer.with(terminal, eval.of(path, read.watches()));
    }

    /// What may be scored beside ours.
    enum Peer {
        readability4j;

        Extractor extractor() {
            return switch (this) {
                case readability4j -> Extractor.readability4j();
            };
        }
    }

    /// How it is told.
    static final class Answer {
        @Option(names = "--json", description = "One JSON object instead of lines.")
        private boolean json;

        @Option(
                names = "--predictions",
                paramLabel = "FILE",
                description = "Write what the program answered there, a JSON object on each line.")
        private Optional<Path> predictions = Optional.empty();

        int with(Terminal terminal, Report report) throws IOException {
            if (predictions.isPresent()) {
                report.write(predictions.get());
            }
            if (json) {
                terminal.out().println(Json.text(report.figures()));
            } else {
                report.lines().forEach(terminal.out()::println);
            }
            return Exit.DONE;
        }
    }
}
