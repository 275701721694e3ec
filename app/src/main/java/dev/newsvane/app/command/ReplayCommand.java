package dev.newsvane.app.command;

import dev.newsvane.alerts.deliver.Courier;
import dev.newsvane.alerts.deliver.Ways;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Plural;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.replay.Replay;
import dev.newsvane.app.tool.Lines;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Watch;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `replay`: the recorded past through the present matching.
@Command(
        name = "replay",
        description = "Runs the recorded past through the present matching, beside the live flow. Alerts are printed as"
                + " JSON lines, marked with the replay's name, and written to the channel replay-NAME-alerts. Nobody"
                + " is told but --endpoint. The live flow goes first. The configuration's section match says when"
                + " watches speak, as it does for the live flow.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Option(
            names = "--from",
            required = true,
            paramLabel = "INSTANT",
            description = "Articles of then or later: when they were fetched, or, if imported, when they happened."
                    + " A date is its midnight in UTC.")
    private Instant from = Instant.EPOCH;

    @Option(names = "--to", required = true, paramLabel = "INSTANT", description = "Articles of before then.")
    private Instant to = Instant.EPOCH;

    @Option(names = "--watch", paramLabel = "NAME", description = "Only this watch, and others named likewise.")
    private List<String> watches = List.of();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Only articles from this source, and from others named likewise.")
    private List<String> sources = List.of();

    @Option(
            names = "--present",
            description = "With the watches as they are now throughout: would they have spoken?"
                    + " Without: with those that were in force, as it was.")
    private boolean present;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "NAME",
            description = "Name of the replay: lower-case letters, digits and hyphens.")
    private String name = "";

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "Also send those that would have told somebody to this endpoint, one after the other, marked"
                    + " as the replay's.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Articles a second at most. What it learns of before --from is not counted.")
    private Optional<Integer> rate = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where the lines go; it is there when all of it is. Default: standard output.")
    private Optional<Path> output = Optional.empty();

    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!NAME.matcher(name).matches()) {
            throw new UserMistake("--into " + name + ": a name is lower-case letters, digits and hyphens, at most 61.");
        }
        if (!from.isBefore(to)) {
            throw new UserMistake("--from " + from + " is not before --to " + to + ".");
        }
        rate.filter(most -> most < 1).ifPresent(most -> {
            throw new UserMistake("--rate " + most + ": right would be 1 or more.");
        });
        var range = new Replay.Range(name, from, to, Set.copyOf(watches), Set.copyOf(sources), present, rate);
        var config = where.config();
        try (var system = where.existing(config);
                var web = new Web(config.fetch().web());
                var lines = output.map(Lines::to).orElseGet(() -> terminal::result)) {
            watches.forEach(known -> refuseUnknown(system, known));
            SourceCommand.doubtUnknown(system, sources, terminal);
            var courier = endpoint.map(known -> courier(system, known, config, web));
            var alerts = new int[1];
            var replay = new Replay(system.cluster(), system.channels(), config.match(), InstantSource.system());
            var done = replay.run(range, alert -> {
                alerts[0]++;
                lines.line(Json.text(RecordJson.of(alert)));
                courier.filter(_ -> alert.pages()).ifPresent(to -> bring(to, alert));
            });
            lines.whole();
            terminal.err().println(Plural.of(done.articles(), "article") + ", " + Plural.of(alerts[0], "alert") + ".");
            done.passedOver().ifPresent(terminal.err()::println);
            done.younger()
                    .forEach(watch -> terminal.err()
                            .printf(
                                    "%s was not in force yet for all of these articles;"
                                            + " --present asks what it would have said.%n",
                                    watch.name()));
        } catch (NotTaken e) {
            terminal.err().println(e.getMessage());
            return Exit.UNMET;
        }
        return Exit.DONE;
    }

    /// A receiver did not take an alert.
    private static final class NotTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotTaken(String message) {
            super(message);
        }
    }

    private Courier courier(Located system, String name, Config config, Web web) {
        var known = EndpointCommand.known(system, name);
        var courier = new Courier(new Ways(web, config.mail()), known, config.deliver(), InstantSource.system());
        courier.blocked().ifPresent(why -> {
            throw new UserMistake("--endpoint " + name + ": " + why + ".");
        });
        return courier;
    }

    private void bring(Courier courier, Alert alert) {
        courier.bring(alert).ifPresent(why -> {
            throw new NotTaken("alert " + alert.event() + " was not taken (" + why + "); the channel replay-" + name
                    + "-alerts ends with it. Run the replay again: what was taken comes under the same ids.");
        });
    }

    static void refuseUnknown(Located system, String watch) {
        var known = Snapshot.of(system.cluster(), system.channels().watches()).values().stream()
                .map(Watch::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(watch)) {
            throw new UserMistake("--watch " + watch + ": there was no such watch; right would be one of: "
                    + String.join(", ", known));
        }
    }
}
