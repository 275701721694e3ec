package dev.newsvane.app.command;

import dev.newsvane.app.Logs;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.demo.Demo;
import dev.newsvane.app.run.Folders;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: the main job on a recorded newsroom.
@Command(
        name = "demo",
        description = "Runs every stage on a recorded newsroom served on this machine, delivers signed webhooks to a"
                + " receiver that verifies them, tells what happens, and checks it against what the newsroom expects."
                + " Exit code 1 if that is not met.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final List<String> NEWSROOMS = List.of("first", "second");

    private final Terminal terminal;

    @Option(names = "--json", description = "One line of numbers on standard output; the story on standard error.")
    private boolean json;

    @Option(names = "--keep", description = "Leave everything running at the end, until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--newsroom",
            paramLabel = "NAME",
            defaultValue = "first",
            description = "Which recorded newsroom: first or second. Default: ${DEFAULT-VALUE}.")
    private String newsroom = "first";

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!NEWSROOMS.contains(newsroom)) {
            throw new UserMistake(
                    "--newsroom read \"" + newsroom + "\"; right would be one of: " + String.join(", ", NEWSROOMS));
        }
        var began = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        var demo = new Demo(terminal, new Demo.Options(newsroom, json, keep, began));
        return Folders.temporary("newsvane-demo-", folder -> {
            Logs.into(folder.resolve("logs"));
            return demo.run(folder);
        });
    }
}
