package dev.newsvane.bench.simulation;

import dev.newsvane.ingest.schedule.BackOff;
import dev.newsvane.ingest.schedule.Rhythm;
import dev.newsvane.ingest.schedule.Rhythm.Pace;
import dev.newsvane.ingest.schedule.Sight;
import java.time.Duration;
import java.util.Optional;

/// Our rule: the functions that the poll stage uses.
final class Ours implements Rule {
    private static final double SOFT = 0.5;

    private final Rhythm rhythm;
    private final BackOff backOff;
    private Pace pace;
    private Optional<Integer> succeeded = Optional.empty();
    private double failures;

    Ours(Rhythm rhythm, BackOff backOff, Duration initial) {
        this.rhythm = rhythm;
        this.backOff = backOff;
        this.pace = new Pace(0, initial);
    }

    @Override
    public int after(Look look) {
        return (int) (look.answered() ? succeeded(look) : failed()).toSeconds();
    }

    private Duration failed() {
        failures += SOFT;
        return backOff.after(pace.interval(), failures, Optional.empty());
    }

    private Duration succeeded(Look look) {
        var elapsed = succeeded.map(before -> Duration.ofSeconds(look.at() - (long) before));
        var span = Duration.ofSeconds(look.at() - (long) look.oldest());
        pace = rhythm.after(pace, new Sight(look.window(), look.fresh(), elapsed, Optional.of(span)));
        succeeded = Optional.of(look.at());
        failures = 0;
        return pace.interval();
    }
}
