package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.eval.FeedsEval;
import dev.newsvane.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
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
        throw new ParameterException(spec.commandLine(), "Say what to measure: feeds.");
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
}
