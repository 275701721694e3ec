package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.tool.FeedImport;
import dev.newsvane.app.tool.Import;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.base.Sender;
import dev.newsvane.ingest.archive.Passed;
import dev.newsvane.ingest.archive.Warc;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `import`: articles of the past into the back-fill lane.
@Command(
        name = "import",
        description = "Takes in the past: articles as JSON lines, pages of web archives (.warc, .warc.gz)."
                + " It joins stories and alerts nobody.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final Pattern ARCHIVE = Pattern.compile("(?i)\\.warc(?:\\.gz)?$");
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._-]{0,79}");

    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Web archives, or files, URLs, or - for standard input with a line each:"
                    + " {\"id\",\"published\",\"language\",\"source\",\"url\",\"title\",\"text\"}.")
    private List<String> files = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The import's name. Articles of the same name and id are the same article."
                    + " Default: the first file's, without its endings, or the first URL's host.")
    private Optional<String> given = Optional.empty();

    @Option(
            names = "--feed",
            description = "The files are feeds that somebody kept (a folder: all files in it); of a URL, its past is"
                    + " followed as RFC 5005 has it. Entries without their whole text are fetched by the crawl stage.")
    private boolean feed;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "1000",
            description = "With --feed: documents to ask of a site at most. Default: ${DEFAULT-VALUE}.")
    private int most = 1_000;

    public ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = where.configToAsk();
        var name = name();
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var whole = true;
        try (var taken = new Import(name, now)) {
            var feeds = new FeedImport(taken, name, config.frontier().articleWords(), now);
            whole = feed
                    ? new FeedFiles(terminal, config, feeds).take(files, most)
                    : take(taken, new Input(terminal.in(), config.fetch()::web));
            try (var system = where.any(config, folder -> terminal.err().println("made the data folder " + folder));
                    var sender = new Sender(system.cluster(), "import")) {
                taken.write(system.channels(), sender, feeds.toFetch());
                terminal.out().println("imported " + Plural.of(taken.size(), "article") + " as history:" + name);
                if (!feeds.toFetch().isEmpty()) {
                    terminal.out().println(Plural.of(feeds.toFetch().size(), "entry") + " to be fetched");
                }
            }
        }
        return whole ? Exit.DONE : Exit.UNMET;
    }

    /// Whether everything in every file was good.
    private boolean take(Import taken, Input input) {
        var whole = true;
        for (var file : files) {
            try {
                whole &= ARCHIVE.matcher(file).find() ? archive(taken, input, file) : lines(taken, input, file);
            } catch (Unreadable e) {
                terminal.err().println(e.getMessage());
                whole = false;
            }
        }
        return whole;
    }

    private boolean lines(Import taken, Input input, String file) throws Unreadable {
        var lines = new LineByLine(terminal.err(), file, taken::add);
        input.lines(file, lines);
        return lines.whole();
    }

    private boolean archive(Import taken, Input input, String file) throws Unreadable {
        var passed = new EnumMap<Passed, Integer>(Passed.class);
        var warc = new Warc(
                capture -> taken.add(capture).ifPresent(why -> passed.merge(why, 1, Integer::sum)),
                why -> passed.merge(why, 1, Integer::sum));
        var broken = input.bytes(file, warc::read);
        passed.forEach((why, count) -> terminal.err()
                .println(file + ": passed over " + Plural.of(count, "record") + ": "
                        + why.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        broken.ifPresent(at -> terminal.err()
                .println(file + ": breaks off in the record at byte " + at + "; what stands before it is taken"));
        return broken.isEmpty();
    }

    private String name() {
        return given.or(() -> named(files.getFirst()))
                .filter(NAME.asMatchPredicate())
                .orElseThrow(() -> new UserMistake(
                        "--name is needed; right would be a name of letters, digits, '.', '_' and '-'"));
    }

    private static Optional<String> named(String file) {
        var host = FeedFiles.URL.matcher(file);
        return host.lookingAt()
                ? Optional.of(host.group(1))
                : Optional.ofNullable(Path.of(file).getFileName())
                        .map(last -> last.toString().replaceFirst("\\..*", ""));
    }
}
