package dev.newsvane.app.command;

import dev.newsvane.alerts.deliver.EndpointTest;
import dev.newsvane.alerts.deliver.SigningKey;
import dev.newsvane.alerts.deliver.Ways;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.Who;
import dev.newsvane.app.config.ByHand;
import dev.newsvane.app.config.Config;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.endpoint.EndpointState;
import dev.newsvane.app.endpoint.EndpointText;
import dev.newsvane.app.history.HistoryText;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.base.Snapshot;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Edits;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointKind;
import dev.newsvane.schemas.EntryKind;
import dev.newsvane.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `endpoint`: where alerts are sent, how it stands, trying it out, its secrets, and going back to what wanted no more.
@Command(
        name = "endpoint",
        description = "Shows where alerts are sent, tries it out, gives it a new secret, or uses a disabled one again.",
        mixinStandardHelpOptions = true)
public final class EndpointCommand implements Runnable {
    private static final int LONGEST_OVERLAP = 24 * 30;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public EndpointCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: list, show, history, test, rotate or enable.");
    }

    /// All there are.
    @Command(
            description = "Lists the endpoints that the system knows, with how they stand. No secret is shown.",
            mixinStandardHelpOptions = true)
    public int list(@Mixin Where where, @Option(names = "--json", description = "A JSON object a line.") boolean json) {
        try (var system = where.existing()) {
            var now = Instant.now();
            var all = states(system, where, now);
            all.forEach(state ->
                    terminal.out().println(json ? Json.text(EndpointText.json(state, now)) : EndpointText.line(state)));
            if (all.isEmpty()) {
                terminal.err().println("the system knows no endpoint");
            }
            return Exit.DONE;
        }
    }

    /// One of them.
    @Command(
            description =
                    "Says of an endpoint what the system knows: how it stands, what signs its messages, what waits"
                            + " for it. No secret is shown.",
            mixinStandardHelpOptions = true)
    public int show(
            @Mixin Where where,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The endpoint's name.") String name) {
        try (var system = where.existing()) {
            known(system, name);
            var now = Instant.now();
            states(system, where, now).stream()
                    .filter(state -> state.endpoint().name().equals(name))
                    .forEach(state -> say(json, EndpointText.json(state, now), EndpointText.lines(state, now)));
            return Exit.DONE;
        }
    }

    /// Its versions.
    @Command(
            description = "Shows every change of an endpoint, the last one first: who made it, when, and what it"
                    + " changed; of one that was removed too. No secret is shown, only that it became another.",
            mixinStandardHelpOptions = true)
    public int history(
            @Mixin Where where,
            @Option(names = "--json", description = "A JSON object a line.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The endpoint's name.") String name) {
        try (var system = where.existing()) {
            var there = Snapshot.of(system.cluster(), system.channels().endpoints());
            var stands = Optional.ofNullable(there.get(name)).map(Endpoint::shown);
            HistoryText.tell(terminal, json, system, EntryKind.ENDPOINT, name, stands);
        }
        return Exit.DONE;
    }

    private static List<EndpointState> states(Located system, Where where, Instant now) {
        return EndpointState.all(system, where.configToAsk().deliver(), now);
    }

    /// A new secret beside the old ones for a while.
    @Command(
            description = "Gives a webhook a new secret, shown once. The old one signs too for a while, so that the"
                    + " receiver can change over; the file keeps its own until it says another.",
            mixinStandardHelpOptions = true)
    public int rotate(
            @Mixin Where where,
            @Option(
                            names = "--overlap",
                            paramLabel = "HOURS",
                            defaultValue = "24",
                            description = "How long the secret before it signs too. Default: ${DEFAULT-VALUE}.")
                    int overlap,
            @Option(
                            names = "--ed25519",
                            description =
                                    "An Ed25519 key (v1a), of which the receiver has the public part alone, instead"
                                            + " of a secret that both know (v1).")
                    boolean asymmetric,
            @Option(names = "--json", description = "One JSON object.") boolean json,
            @Parameters(arity = "1", paramLabel = "NAME", description = "The endpoint's name.") String name) {
        if (overlap < 0 || overlap > LONGEST_OVERLAP) {
            throw new UserMistake(
                    "read " + overlap + " as --overlap; right would be hours from 0 to " + LONGEST_OVERLAP);
        }
        try (var system = where.existing()) {
            var endpoint = known(system, name);
            if (endpoint.kind() != EndpointKind.WEBHOOK) {
                throw new UserMistake(name + " is no webhook: what is sent there is not signed");
            }
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var until = now.plus(Duration.ofHours(overlap));
            var fresh = SigningKey.fresh(asymmetric);
            write(system, endpoint, endpoint.rotated(fresh, until, now), now);
            var known = SigningKey.of(fresh).flatMap(SigningKey::publicKey);
            say(
                    json,
                    Json.object()
                            .put("name", name)
                            .put(known.isPresent() ? "public_key" : "secret", known.orElse(fresh))
                            .put("overlap", until.toString()),
                    List.of(
                            (known.isPresent() ? "verify with " : "the new secret is ") + known.orElse(fresh),
                            overlap == 0
                                    ? "it alone signs from now on"
                                    : "what signed before signs too until " + until + ", then it alone"));
            return Exit.DONE;
        }
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
            var took = attempt.took().toMillis();
            say(json, RecordJson.of(attempt), List.of(name + ": " + attempt.detail() + " after " + took + " ms"));
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
            write(system, endpoint, endpoint.enabled(now), now);
            terminal.out().println("enabled endpoint " + name);
            return Exit.DONE;
        }
    }

    private void say(boolean json, ObjectNode object, List<String> lines) {
        (json ? List.of(Json.text(object)) : lines).forEach(terminal.out()::println);
    }

    private static void write(Located system, Endpoint before, Endpoint after, Instant now) {
        try (var edits = new Edits(system.cluster(), system.channels(), "endpoint", now)) {
            edits.endpoint(Optional.of(before), Optional.of(after), Who.through(ByHand.CLI));
        }
    }

    private static Optional<Endpoint> named(Config config, String name) {
        return config.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst();
    }

    static Endpoint known(Located system, String name) {
        var all = Snapshot.of(system.cluster(), system.channels().endpoints());
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new UserMistake("there is no endpoint " + name + "; "
                        + (all.isEmpty()
                                ? "the system knows none"
                                : "right would be one of: " + String.join(", ", all.keySet()))));
    }
}
