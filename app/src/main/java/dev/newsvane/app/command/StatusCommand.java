package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.status.Status;
import dev.newsvane.app.status.StatusText;
import dev.newsvane.base.Json;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `status`: what is polled, late, failing, silent; how much there is; what waits.
@Command(
        name = "status",
        description =
                "Says how a system is doing: what is polled, late, failing, silent; how much there is; what waits.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (var system = where.existing()) {
            var status = Status.of(system, where.configToAsk().deliver(), Instant.now());
            if (json) {
                terminal.out().println(Json.text(StatusText.json(status)));
            } else {
                StatusText.lines(status).forEach(terminal.out()::println);
            }
            return Exit.DONE;
        }
    }
}
