package dev.newsvane.alerts.flow;

import dev.newsvane.schemas.Spike;
import dev.newsvane.schemas.Tally;
import java.time.Duration;
import java.util.Optional;

/// When more comes in than a watch's own past makes likely: a pure rule on counts.
final class Spikes {
    /// How unlikely an hour must be: a year has 8,766 of them, and in all of them together one in ten
    /// watches of steady news may be wrong once (Bonferroni: 0.1 / 8,766). An hour slides, and is
    /// looked at with each of its tellings: the chance counts as often.
    static final double LEVEL = 1e-5;

    /// An hour that is as likely as this is usual again.
    static final double USUAL = 0.05;

    /// So long nothing unusual must come in, until a spike is one of its own.
    static final Duration REST = Duration.ofHours(6);

    /// Seven days, for a Monday that is known by a week-end looks like a spike; four hours of each, of
    /// which a restart may cost four.
    static final int ENOUGH = 24;

    private static final Duration HOUR = Duration.ofHours(1);

    private Spikes() {}

    /// @param tally where it is a spike
    record Counted(Rhythm after, Optional<Tally> tally) {}

    /// At a match, which is counted if it tells what was not told just before.
    static Counted counted(Rhythm before, Held match, Spike spike, Looked looked) {
        if (!match.tells() || before.knows(match)) {
            return new Counted(before, Optional.empty());
        }
        var moment = match.placed();
        var rhythm = before.told(match);
        var calm = rhythm.busy()
                .map(last -> last.plus(REST))
                .filter(end -> end.isAfter(moment))
                .isEmpty();
        var seen = rhythm.seen(moment);
        if (calm && seen < spike.least()) {
            return new Counted(rhythm.busy(Optional.empty()), Optional.empty());
        }
        var usual = rhythm.usual(moment, looked);
        if (usual.hours() < ENOUGH || !looked.fairly(moment.minus(HOUR), moment)) {
            return new Counted(rhythm, Optional.empty());
        }
        var chance = usual.chance(seen);
        if (!calm) {
            return new Counted(chance < USUAL ? rhythm.busy(Optional.of(moment)) : rhythm, Optional.empty());
        }
        return chance * seen > LEVEL
                ? new Counted(rhythm.busy(Optional.empty()), Optional.empty())
                : new Counted(
                        rhythm.busy(Optional.of(moment)),
                        Optional.of(new Tally(
                                moment.minus(HOUR),
                                moment,
                                seen,
                                Optional.of(usual.mean()),
                                Optional.of(chance),
                                rhythm.articles(moment))));
    }
}
