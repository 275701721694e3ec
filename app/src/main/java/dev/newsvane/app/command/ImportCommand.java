package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.tool.Import;
import dev.newsvane.app.tool.Input;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.base.Sender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
        description = "Takes in articles as JSON lines, gzip too. They join stories and alert nobody.",
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._-]{0,79}");

    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files, URLs, or - for standard input; a line each:"
                    + " {\"id\",\"published\",\"language\",\"source\",\"url\",\"title\",\"text\"}.")
    private List<String> files = List.of();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The import's name. Articles of the same name and id are the same article."
                    + " Default: the first file's, without its endings.")
    private Optional<String> given = Optional.empty();

    public ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = where.config();
        var name = name();
        var taken = new Import(name, Instant.now());
        var whole = take(taken, new Input(terminal.in(), config.fetch()::web));
        try (var system = where.any(config, folder -> terminal.err().println("made the data folder " + folder));
                var sender = new Sender(system.cluster(), "import")) {
            taken.write(system.channels(), sender);
            terminal.out().println("imported " + Plural.of(taken.size(), "article") + " as history:" + name);
        }
        return whole ? Exit.DONE : Exit.UNMET;
    }

    /// Whether every line of every file was good.
    private boolean take(Import taken, Input input) {
        var whole = true;
        for (var file : files) {
            var lines = new LineByLine(terminal.err(), file, taken::add);
            try {
                input.lines(file, lines);
            } catch (Unreadable e) {
                terminal.err().println(e.getMessage());
                whole = false;
            }
            whole &= lines.whole();
        }
        return whole;
    }

    private String name() {
        var first = Optional.ofNullable(Path.of(files.getFirst()).getFileName()).map(Path::toString);
        var name = given.or(() -> first.map(file -> file.replaceFirst("\\..*", "")))
                .filter(NAME.asMatchPredicate());
        return name.orElseThrow(
                () -> new UserMistake("--name is needed; right would be a name of letters, digits, '.', '_' and '-'"));
    }
}
