package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.deliver.shape.News;
import dev.newsvane.alerts.deliver.shape.Shape;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Endpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One try at an endpoint of any kind, and what it means.
///
/// @param ledger one for a process
record Exit(Ways ways, DeliverSettings settings, InstantSource clock, Ledger ledger) {
    Exit(Ways ways, DeliverSettings settings, InstantSource clock) {
        this(ways, settings, clock, new Ledger());
    }

    /// Why nothing can be sent there from here.
    Optional<String> blocked(String name, Optional<Endpoint> endpoint) {
        return Blocked.why(name, endpoint, now()).or(() -> endpoint.flatMap(this::lacking));
    }

    private Optional<String> lacking(Endpoint endpoint) {
        return switch (endpoint.kind()) {
            case WEBHOOK, SLACK, DISCORD, TEAMS, MATTERMOST -> Optional.empty();
            case EMAIL ->
                ways.mail().isPresent()
                        ? Optional.empty()
                        : Optional.of("this process knows no mail server (mail.host names it)");
            case COMMAND, FILE ->
                settings.dangerouslyAllowCommandsAndFiles()
                        ? Optional.empty()
                        : Optional.of("this process runs no commands and writes no files"
                                + " (deliver.dangerously-allow-commands-and-files: true allows it)");
        };
    }

    /// Until when a delivery waits for what blocks it: for an endpoint that is not there no longer than for one that
    /// takes nothing, else until somebody changes that.
    Instant patience(Delivery delivery, Optional<Endpoint> endpoint) {
        return endpoint.isEmpty() ? delivery.due().plus(settings.disableAfter()) : Instant.MAX;
    }

    /// Sends it, once.
    ///
    /// @param tries how many there were, this one included
    Verdict once(Endpoint endpoint, String id, News news, int tries) {
        return switch (endpoint.kind()) {
            case WEBHOOK ->
                switch (endpoint.format()) {
                    case JSON -> post(endpoint, id, news.asJson(), tries);
                    case CLOUDEVENTS -> post(endpoint, id, news.asCloudEvent(), tries);
                };
            case SLACK -> post(endpoint, id, news.asSlack(), tries);
            case DISCORD -> post(endpoint, id, news.asDiscord(), tries);
            case TEAMS -> post(endpoint, id, news.asTeams(), tries);
            case MATTERMOST -> post(endpoint, id, news.asMattermost(), tries);
            case EMAIL ->
                handed(
                        ways.mail()
                                .map(server -> new Mail(server, settings.timeout())
                                        .send(endpoint.to(), id, news.asLetter(), now()))
                                .orElseGet(() -> Handed.failed("there is no mail server")),
                        id,
                        tries);
            case COMMAND -> handed(new Program(settings.timeout()).run(endpoint.to(), id, news.asLine(id)), id, tries);
            case FILE -> handed(ledger.append(Path.of(endpoint.to().getFirst()), news.asLine(id)), id, tries);
        };
    }

    private Verdict post(Endpoint endpoint, String id, Shape shape, int tries) {
        var answer = new Post(ways.web(), settings).send(endpoint, id, shape, now());
        return Verdict.of(answer, id, tries, now(), settings);
    }

    private Verdict handed(Handed handed, String id, int tries) {
        return Verdict.of(handed, id, tries, now(), settings);
    }

    /// Records hold milliseconds.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
