package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Articles;
import dev.newsvane.alerts.Deliveries;
import dev.newsvane.alerts.Matching;
import dev.newsvane.alerts.Memory;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Alerts for tests, as matching makes them.
final class Alerts {
    private Alerts() {}

    /// The first alert of a watch on a story, made by the article that stands at the offset.
    static Alert raised(String story, long offset, String... endpoints) {
        var memory = Memory.inMaps();
        memory.keep(Articles.watch("w" + offset, 1, "llama", T0.minusSeconds(60), false, List.of(endpoints)));
        try (var matching = new Matching(memory, AlertSettings.DEFAULT)) {
            return matching.article(
                            Articles.of("Llama news", "More of it: “é” 😀.")
                                    .in(story, 1)
                                    .article(),
                            offset,
                            T0)
                    .getFirst();
        }
    }

    /// The same of another watch that tells at other times, said at another moment.
    static Alert telling(Alert of, Telling telling, String watch, Instant at) {
        return new Alert(
                of.event(),
                of.alert(),
                of.kind(),
                of.milestone(),
                watch,
                of.version(),
                of.title(),
                of.story(),
                of.headline(),
                of.evidence(),
                of.articles(),
                of.independent(),
                of.copies(),
                of.pages(),
                of.why(),
                of.late(),
                of.replay(),
                of.endpoints(),
                at,
                of.correction(),
                telling,
                Optional.empty(),
                of.raisedBy());
    }

    static Delivery delivery(String story, long offset, String endpoint) {
        return Deliveries.of(raised(story, offset, endpoint)).getFirst();
    }
}
