package dev.newsvane.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.app.command.ApplyCommand;
import dev.newsvane.app.command.ChannelsCommand;
import dev.newsvane.app.command.CheckCommand;
import dev.newsvane.app.command.DeliveriesCommand;
import dev.newsvane.app.command.DemoCommand;
import dev.newsvane.app.command.DiscoverCommand;
import dev.newsvane.app.command.EndpointCommand;
import dev.newsvane.app.command.EvalCommand;
import dev.newsvane.app.command.ExportCommand;
import dev.newsvane.app.command.ExtractCommand;
import dev.newsvane.app.command.FeedCommand;
import dev.newsvane.app.command.ImportCommand;
import dev.newsvane.app.command.Instants;
import dev.newsvane.app.command.MatchCommand;
import dev.newsvane.app.command.ReplayCommand;
import dev.newsvane.app.command.RobotsCommand;
import dev.newsvane.app.command.RunCommand;
import dev.newsvane.app.command.SearchCommand;
import dev.newsvane.app.command.ShadowCommand;
import dev.newsvane.app.command.SourceCommand;
import dev.newsvane.app.command.StatusCommand;
import dev.newsvane.app.command.StoryCommand;
import dev.newsvane.app.command.TailCommand;
import dev.newsvane.app.command.UpCommand;
import dev.newsvane.app.command.WarmCommand;
import dev.newsvane.app.command.WatchCommand;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line.
@Command(
        name = "newsvane",
        description = "An open news monitor: watches the news for your subjects and tells you, once per story.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Exit codes: 0 done, 1 unmet, 2 your mistake (nothing was changed), 3 a failure."})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /// The program: does what it is told and ends.
    public static void main(String... args) {
        System.exit(run(Terminal.system(), args));
    }

    /// One command, on any terminal.
    ///
    /// @return the exit code
    public static int run(Terminal terminal, String... args) {
        return commandLine(terminal).execute(args);
    }

    static CommandLine commandLine(Terminal terminal) {
        var line = new CommandLine(new Main());
        commands(terminal).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(terminal.out(), true, UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, UTF_8));
        line.registerConverter(Instant.class, new Instants());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, args) -> mistyped(terminal, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> ended(terminal, e));
        return line;
    }

    /// Every command; a new one is a line here.
    private static List<Object> commands(Terminal terminal) {
        return List.of(
                new DemoCommand(terminal),
                new UpCommand(terminal),
                new RunCommand(terminal),
                new ChannelsCommand(terminal),
                new CheckCommand(terminal),
                new ApplyCommand(terminal),
                new StatusCommand(terminal),
                new SourceCommand(terminal),
                WatchCommand.line(terminal),
                new DeliveriesCommand(terminal),
                new EndpointCommand(terminal),
                new StoryCommand(terminal),
                new SearchCommand(terminal),
                new TailCommand(terminal),
                new ImportCommand(terminal),
                new ExportCommand(terminal),
                new ReplayCommand(terminal),
                new ShadowCommand(terminal),
                new DiscoverCommand(terminal),
                new FeedCommand(terminal),
                new ExtractCommand(terminal),
                new MatchCommand(terminal),
                new RobotsCommand(terminal),
                new EvalCommand(terminal),
                new WarmCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", told()) + ".");
    }

    private List<String> told() {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .map(CommandSpec::name)
                .toList();
    }

    private static int mistyped(Terminal terminal, ParameterException e) {
        terminal.err().println(e.getMessage());
        var suggestions = new ArrayList<String>();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            suggestions.addAll(unmatched.getSuggestions());
        }
        if (suggestions.isEmpty()) {
            var command = e.getCommandLine().getCommandSpec().qualifiedName();
            terminal.err().println("See '" + command + " --help'.");
        } else {
            terminal.err().println("Did you mean: " + String.join(", ", suggestions) + "?");
        }
        return Exit.MISTAKE;
    }

    private static int ended(Terminal terminal, Exception failure) {
        if (failure instanceof UserMistake mistake) {
            mistake.lines().forEach(terminal.err()::println);
            return Exit.MISTAKE;
        }
        if (failure instanceof Terminal.Unread) {
            return Exit.DONE;
        }
        var why = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        terminal.err().println("Stopped by a failure: " + why + ". Details: " + Logs.keep(failure));
        return Exit.FAILED;
    }
}
