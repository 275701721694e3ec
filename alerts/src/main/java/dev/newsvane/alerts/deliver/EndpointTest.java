package dev.newsvane.alerts.deliver;

import dev.newsvane.alerts.deliver.shape.Shape;
import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Web;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Endpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tries an endpoint out: one message of type `newsvane.test`, or in the form of its kind, once, recorded nowhere.
public final class EndpointTest {
    private EndpointTest() {}

    public static Attempt send(Web web, Endpoint endpoint, DeliverSettings settings, InstantSource clock) {
        var began = clock.instant();
        var id = "test_" + Ids.of(endpoint.name(), began.toString());
        if (!Signature.usable(endpoint.secrets())) {
            return new Attempt(
                    id,
                    endpoint.name(),
                    1,
                    began,
                    Duration.ZERO,
                    dev.newsvane.schemas.Outcome.GAVE_UP,
                    Optional.empty(),
                    Blocked.BAD_SECRET);
        }
        var answer = new Post(web, settings).send(endpoint, id, Shape.test(endpoint, began), began);
        var once = new DeliverSettings(List.of(), settings.timeout(), 1, settings.deadKept());
        var verdict = Verdict.of(answer, id, 1, began, once);
        return new Attempt(
                id,
                endpoint.name(),
                1,
                began,
                Duration.between(began, clock.instant()),
                verdict.outcome(),
                verdict.answered(),
                verdict.detail());
    }
}
