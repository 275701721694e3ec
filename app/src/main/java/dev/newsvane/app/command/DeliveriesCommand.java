package dev.newsvane.app.command;

import dev.newsvane.alerts.deliver.Redeliver;
import dev.newsvane.app.Exit;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.data.Located;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `deliveries`: what is on its way or dead, and trying it again.
@Command(
        name = "deliveries",
        description = "Lists deliveries that are pending or dead, and sends them again.",
        mixinStandardHelpOptions = true)
public final class DeliveriesCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DeliveriesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: list or redeliver.");
    }

    /// All that is not delivered yet, oldest first.
    @Command(description = "Lists what is not delivered yet, oldest first.", mixinStandardHelpOptions = true)
    public int list(
            @Mixin Where where,
            @Option(names = "--state", paramLabel = "STATE", description = "Only those: pending or dead.")
                    Optional<DeliveryState> state,
            @Option(names = "--endpoint", paramLabel = "NAME", description = "Only those to this endpoint.")
                    Optional<String> endpoint,
            @Option(names = "--json", description = "A JSON object a line.") boolean json) {
        try (var system = where.existing();
                var deliveries = deliveries(system)) {
            var wanted = deliveries.list().stream()
                    .filter(delivery -> state.isEmpty() || state.get() == delivery.state())
                    .filter(delivery -> endpoint.isEmpty() || endpoint.get().equals(delivery.endpoint()))
                    .toList();
            wanted.forEach(
                    delivery -> terminal.out().println(json ? Json.text(RecordJson.of(delivery)) : line(delivery)));
            if (wanted.isEmpty()) {
                var words = state.map(DeliveriesCommand::word).orElse("pending or dead");
                terminal.err()
                        .println("nothing is " + words
                                + endpoint.map(name -> " for " + name).orElse(""));
            }
            return Exit.DONE;
        }
    }

    /// Sends again, under the same webhook-id.
    @Command(
            description = "Sends again: deliveries by id (delivered ones too), or all dead ones. Receivers see the same"
                    + " webhook-id as before.",
            mixinStandardHelpOptions = true)
    public int redeliver(
            @Mixin Where where,
            @Option(names = "--all", description = "Every dead delivery.") boolean all,
            @Option(names = "--since", paramLabel = "INSTANT", description = "Every dead delivery made then or later.")
                    Optional<Instant> since,
            @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids of deliveries.") List<String> ids) {
        var wanted = Optional.ofNullable(ids).orElse(List.of());
        if ((all ? 1 : 0) + (since.isPresent() ? 1 : 0) + (wanted.isEmpty() ? 0 : 1) != 1) {
            throw new UserMistake("say what to send again; right would be ids, or --all, or --since INSTANT");
        }
        try (var system = where.existing();
                var deliveries = deliveries(system)) {
            var unmet = new ArrayList<String>();
            var sent = new ArrayList<Delivery>();
            if (all) {
                sent.addAll(deliveries.all());
            }
            since.ifPresent(made -> sent.addAll(deliveries.since(made)));
            wanted.forEach(id -> deliveries.one(id).ifPresentOrElse(sent::add, () -> unmet.add(id)));
            sent.forEach(delivery -> terminal.out().println("to be sent again: " + line(delivery)));
            unmet.forEach(id -> terminal.err().println(id + ": no such delivery, or it is pending anyway"));
            if (sent.isEmpty() && unmet.isEmpty()) {
                terminal.out().println("nothing is dead");
            }
            return unmet.isEmpty() ? Exit.DONE : Exit.UNMET;
        }
    }

    private static Redeliver deliveries(Located system) {
        return new Redeliver(system.cluster(), system.channels(), InstantSource.system());
    }

    private static String word(DeliveryState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String line(Delivery delivery) {
        return "%s  %-7s  %s  tries %d  due %s  %s: %s%s%s"
                .formatted(
                        delivery.id(),
                        word(delivery.state()),
                        delivery.endpoint(),
                        delivery.tries(),
                        delivery.due(),
                        delivery.alert().watch(),
                        delivery.alert().headline(),
                        delivery.more().isEmpty()
                                ? ""
                                : " and " + delivery.more().size() + " more",
                        delivery.last().map(last -> "  (" + last + ")").orElse(""));
    }
}
