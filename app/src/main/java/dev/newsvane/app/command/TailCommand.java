package dev.newsvane.app.command;

import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.tool.Tail;
import dev.newsvane.app.tool.Tail.From;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Channels;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tail`: what stands in a channel, decoded.
@Command(
        name = "tail",
        description =
                "Prints the records of a channel as JSON lines. With --from latest, or --follow, it waits for more.",
        mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(arity = "1", paramLabel = "CHANNEL", description = "Its name, such as articles, alerts, rejects.")
    private String channel = "";

    @Option(
            names = "--from",
            defaultValue = "earliest",
            paramLabel = "WHEN",
            description = "earliest, latest, or an instant such as 2025-04-24T10:00:00Z. Default: ${DEFAULT-VALUE}.")
    private String from = "earliest";

    @Option(names = "--limit", paramLabel = "N", description = "Prints so many records at most.")
    private Optional<Long> limit = Optional.empty();

    @Option(names = "--follow", description = "Waits for more at the end.")
    private boolean follow;

    @Option(names = "--replay", paramLabel = "NAME", description = "The channel of this replay, not the live one.")
    private Optional<String> replay = Optional.empty();

    public TailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var start = start();
        named(Channels.offline());
        if (limit.filter(most -> most < 0).isPresent()) {
            throw new UserMistake("--limit read " + limit.get() + "; right would be a number of records");
        }
        if (!replay.map(ReplayCommand.NAME.asMatchPredicate()::test).orElse(true)) {
            throw new UserMistake(
                    "there is no replay \"" + replay.get() + "\"; right would be the name that its --into had");
        }
        try (var system = where.existing()) {
            var meant = named(replay.map(system.channels()::replay).orElse(system.channels()));
            var waits = follow || start instanceof From.Latest;
            Tail.read(
                    system.cluster(),
                    meant,
                    start,
                    limit.orElse(Long.MAX_VALUE),
                    waits,
                    line -> terminal.result(Json.text(line)));
            return Exit.DONE;
        }
    }

    private From start() {
        return switch (from) {
            case "earliest" -> new From.Earliest();
            case "latest" -> new From.Latest();
            default ->
                new From.At(Instants.read(from)
                        .orElseThrow(() -> new UserMistake(
                                "--from read \"" + from + "\"; right would be earliest, latest or " + Instants.RIGHT)));
        };
    }

    private Channel<?> named(Channels channels) {
        return channels.all().stream()
                .filter(each -> each.name().equals(channel) || each.name().endsWith("-" + channel))
                .findFirst()
                .orElseThrow(() -> new UserMistake("there is no channel \"" + channel + "\"; right would be one of: "
                        + String.join(
                                ", ",
                                Channels.offline().all().stream()
                                        .map(Channel::name)
                                        .toList())));
    }
}
