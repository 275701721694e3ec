package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.AlertIds;
import dev.newsvane.alerts.deliver.shape.News;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Brings alerts to one endpoint while somebody waits, one after the other, as those of a replay. Nothing is recorded:
/// the ids are the same whenever the same replay is brought there again, so that a receiver can drop what it has.
public final class Courier {
    /// Who waits does so for two minutes, not for a day.
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /// Who is asked to wait longer for one try does not.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Exit exit;
    private final Endpoint endpoint;

    public Courier(Ways ways, Endpoint endpoint, DeliverSettings settings, InstantSource clock) {
        this.exit = new Exit(ways, settings.retries(RETRIES), clock);
        this.endpoint = endpoint;
    }

    /// Why nothing can be brought there from here.
    public Optional<String> blocked() {
        return exit.blocked(endpoint.name(), Optional.of(endpoint));
    }

    /// Brings one there, trying again where that may help.
    ///
    /// @return why it was not taken; empty where it was
    public Optional<String> bring(Alert alert) {
        var id = AlertIds.delivery(alert.event(), endpoint.name(), alert.replay());
        for (var tries = 1; ; tries++) {
            switch (exit.once(endpoint, id, new News.Told(alert), tries)) {
                case Verdict.Delivered _ -> {
                    return Optional.empty();
                }
                case Verdict.GaveUp(var _, var detail, var _) -> {
                    return Optional.of(detail);
                }
                case Verdict.Later(var at, var _, var detail) -> {
                    if (at.isAfter(exit.now().plus(LONGEST)) || !waited(at)) {
                        return Optional.of(detail + ", and not to be tried again before " + at);
                    }
                }
            }
        }
    }

    /// Whether it is so late by now; not where the thread is to stop.
    private boolean waited(Instant until) {
        while (exit.now().isBefore(until) && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.between(exit.now(), until).toNanos());
        }
        return !Thread.currentThread().isInterrupted();
    }
}
