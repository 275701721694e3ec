package dev.newsvane.app.config;

import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.When;
import java.time.Duration;
import java.util.Optional;

/// Reads when a watch speaks.
final class WhenEntry {
    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final Reading<Duration> SILENT = Reading.SPAN.where(
            "a duration of 10m to 30d, such as 6h or 2d",
            span -> span.compareTo(SHORTEST) >= 0 && span.compareTo(LONGEST) <= 0);

    private WhenEntry() {}

    /// A watch that is to speak of how much comes in speaks of stories only if that is said too.
    static When read(Section watch) {
        var section = watch.section("when");
        var independent = section.value("independent", Reading.number(1, Placement.MOST_INDEPENDENT));
        var spike = section.has("spike") ? spike(section.section("spike")) : Optional.<Spike>empty();
        var silent = section.value("silent", SILENT);
        section.done();
        var stories = spike.isEmpty() && silent.isEmpty() ? When.AT_FIRST.independent() : 0;
        return new When(independent.orElse(stories), spike, silent);
    }

    private static Optional<Spike> spike(Section section) {
        var least = section.value("least", Reading.number(Spike.FEWEST, Spike.MOST));
        section.done();
        return Optional.of(least.map(Spike::new).orElse(Spike.USUAL));
    }
}
