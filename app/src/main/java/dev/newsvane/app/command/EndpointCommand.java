package dev.newsvane.app.command;

import dev.newsvane.alerts.deliver.EndpointTest;
import dev.newsvane.alerts.deliver.Ways;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.base.Sender;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `endpoint`: trying out where alerts are sent, and going back to what wanted no more.
@Command(
        name = "endpoint",
        description = "Tries out an endpoint, or uses a disabled one again.",
        mixinStandardHelpOptions = true)
public final class EndpointCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public EndpointCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: test or enable.");
    }

    /// One signed message of type `newsvane.test`, recorded nowhere.
    @Command(
            description = "Sends one signed message of type newsvane.test and says what came of it. An endpoint of the"
                    + " configuration is tried as it stands there, any other as the system knows it.",
            mixinStandardHelpOptions = true)
    public int test(
            @Mixin Where where,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The endpoint's name.") String name) {
        var config = where.config();
        var endpoint = named(config, name).orElseGet(() -> {
            try (var system = where.existing(config)) {
                return known(system, name);
            }
        });
        try (var web = new Web(config.fetch().web())) {
            var attempt =
                    EndpointTest.send(new Ways(web, config.mail()), endpoint, config.deliver(), InstantSource.system());
            terminal.out()
                    .println(
                            json
                                    ? Json.text(RecordJson.of(attempt))
                                    : "%s: %s after %d ms"
                                            .formatted(
                                                    name,
                                                    attempt.detail(),
                                                    attempt.took().toMillis()));
            return attempt.outcome() == Outcome.DELIVERED ? Exit.DONE : Exit.UNMET;
        }
    }

    /// The way back from an answer that wanted no more.
    @Command(
            description = "Uses an endpoint again that was disabled because it answered 410 Gone: what waited for it is"
                    + " sent; what was given up, 'newsvane deliveries redeliver' sends again.",
            mixinStandardHelpOptions = true)
    public int enable(
            @Mixin Where where,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The endpoint's name.") String name) {
        try (var system = where.existing()) {
            var endpoint = known(system, name);
            if (!endpoint.disabled()) {
                terminal.out().println(name + " is not disabled");
                return Exit.DONE;
            }
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            try (var sender = new Sender(system.cluster(), "endpoint")) {
                Sender.await(sender.send(system.channels().endpoints(), name, endpoint.enabled(now), now));
            }
            terminal.out().println("enabled endpoint " + name);
            return Exit.DONE;
        }
    }

    private static Optional<Endpoint> named(Config config, String name) {
        return config.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst();
    }

    private static Endpoint known(Located system, String name) {
        var all = Snapshot.of(system.cluster(), system.channels().endpoints());
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new UserMistake("there is no endpoint " + name + "; "
                        + (all.isEmpty()
                                ? "the system knows none"
                                : "right would be one of: " + String.join(", ", all.keySet()))));
    }
}
