package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.tool.Input.Unreadable;
import dev.newsvane.base.Json;
import dev.newsvane.ingest.robots.RobotsTxt;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `robots`: what a robots.txt allows.
@Command(
        name = "robots",
        description = "Says for each URL whether a robots.txt allows a crawler to fetch it (RFC 9309).",
        mixinStandardHelpOptions = true)
public final class RobotsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Fetching fetching = new Fetching();

    @Option(
            names = "--agent",
            required = true,
            paramLabel = "A",
            description = "The crawler's name; its product token counts, up to a version or a space.")
    private String agent = "";

    @Parameters(
            index = "0",
            paramLabel = "SRC",
            description = "The robots.txt: a file, - for standard input, or a URL.")
    private String src = "-";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "URL", description = "Absolute, or paths with a query.")
    private List<String> urls = List.of();

    public RobotsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            var robots = RobotsTxt.read(fetching.input(terminal).document(src).body(), agent);
            urls.forEach(url -> terminal.out()
                    .println(Json.text(Json.object().put("url", url).put("allowed", robots.allows(url)))));
            return Exit.DONE;
        } catch (Unreadable e) {
            terminal.err().println(e.getMessage());
            return Exit.UNMET;
        }
    }
}
