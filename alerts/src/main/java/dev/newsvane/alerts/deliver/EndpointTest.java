package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.deliver.shape.News;
import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tries an endpoint out: one message of type `newsvane.test`, or in the form of its kind, once, recorded nowhere.
public final class EndpointTest {
    private EndpointTest() {}

    public static Attempt send(Ways ways, Endpoint endpoint, DeliverSettings settings, InstantSource clock) {
        var once = settings.retries(List.of());
        var exit = new Exit(ways, once, clock);
        var began = exit.now();
        var id = "test_" + Ids.of(endpoint.name(), began.toString());
        var blocked = exit.blocked(endpoint.name(), Optional.of(endpoint.enabled(began)));
        if (blocked.isPresent()) {
            return new Attempt(
                    id, endpoint.name(), 1, began, Duration.ZERO, Outcome.GAVE_UP, Optional.empty(), blocked.get());
        }
        var verdict = exit.once(endpoint, id, new News.Trial(endpoint.name(), began), 1);
        return new Attempt(
                id,
                endpoint.name(),
                1,
                began,
                Duration.between(began, exit.now()),
                verdict.outcome(),
                verdict.answered(),
                verdict.detail());
    }
}
