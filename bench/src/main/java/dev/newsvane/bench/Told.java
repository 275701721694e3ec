package dev.newsvane.bench;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.alerts.Deliveries;
import dev.newsvane.alerts.Matching;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.DeliveryState;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Alerts as matching makes them, each of a story of its own, on their way to whom one likes.
final class Told implements AutoCloseable {
    private static final int WORDS = 150;

    private final Matching matching;
    private final Random random = new Random(3);
    private int told;

    Told() {
        var memory = dev.newsvane.alerts.Memory.inMaps();
        memory.keep(Watch.of("harbours", "harbour", "bench"));
        this.matching = new Matching(memory, AlertSettings.DEFAULT);
    }

    /// The next one.
    ///
    /// @param made when
    /// @param due when it is to be tried first
    Delivery next(String endpoint, Instant made, Instant due) {
        var at = made.truncatedTo(ChronoUnit.MILLIS);
        var number = told++;
        var article = Article.of(
                        "https://news.example/" + number,
                        "news.example",
                        "Harbour report " + number,
                        Farm.words(random, WORDS),
                        at)
                .placed(false, Placement.of("story" + number, 1, at, List.of()));
        var alert = matching.article(article, number, at).getFirst();
        return Deliveries.to(endpoint, alert)
                .then(DeliveryState.PENDING, 0, due.truncatedTo(ChronoUnit.MILLIS), Optional.empty());
    }

    @Override
    public void close() {
        matching.close();
    }
}
