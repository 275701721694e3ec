package dev.newsvane.alerts.flow;

import dev.newsvane.alerts.match.Versions;
import dev.newsvane.base.Ids;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Tally;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spikes and silence. A match waits until the time when it was placed is behind everything that can
/// still come; then matches and time are gone through in their order, whichever of the two logs was
/// read faster.
public final class Flow {
    private final FlowMemory memory;
    private final Versions versions;

    public Flow(FlowMemory memory, Versions versions) {
        this.memory = memory;
        this.versions = versions;
    }

    /// What a watch says.
    ///
    /// @param match of a spike the one that made it one, of a silence the last before it
    public record Said(Watch watch, AlertKind kind, Held match, Tally tally) {}

    /// A watch matches an article that may page.
    public void matched(Held match) {
        memory.hold(match);
    }

    /// Time has passed.
    public List<Said> passed(Coverage coverage) {
        var looked = memory.looked().heard(coverage);
        if (!looked.due()) {
            memory.keep(looked);
            return List.of();
        }
        var said = new ArrayList<Said>();
        memory.release(looked.horizon())
                .forEach(match -> versions.inForce(
                                match.watch(), match.evidence().fetched())
                        .filter(watch -> watch.when().ofFlow())
                        .ifPresent(watch -> spike(watch, match, looked).ifPresent(said::add)));
        memory.rhythms().forEach(rhythm -> silence(rhythm, looked).ifPresent(said::add));
        memory.keep(looked.decided());
        return said;
    }

    private Optional<Said> spike(Watch watch, Held match, Looked looked) {
        var asks = Ids.of(
                watch.query(),
                watch.languages().toString(),
                watch.sources().toString(),
                watch.filter().toString());
        var begun = watch.written().isAfter(looked.since()) ? watch.written() : looked.since();
        var before = memory.rhythm(watch.name())
                .filter(known -> known.asks().equals(asks))
                .orElseGet(() -> Rhythm.begun(watch.name(), asks, begun));
        var counted = watch.when()
                .spike()
                .map(spike -> Spikes.counted(before, match, spike, looked))
                .orElseGet(() -> new Spikes.Counted(before, Optional.empty()));
        memory.keep(counted.after().matched(match));
        return counted.tally().map(tally -> new Said(watch, AlertKind.SPIKED, match, tally));
    }

    private Optional<Said> silence(Rhythm rhythm, Looked looked) {
        var now = looked.horizon();
        return rhythm.last()
                .filter(_ -> !rhythm.silenced())
                .flatMap(match -> versions.inForce(rhythm.watch(), now)
                        .filter(watch -> watch.when()
                                .silent()
                                .filter(most ->
                                        looked.between(match.placed(), now).compareTo(most) >= 0)
                                .isPresent())
                        .map(watch -> {
                            memory.keep(rhythm.quiet());
                            return new Said(watch, AlertKind.SILENT, match, tally(match.placed(), now));
                        }));
    }

    private static Tally tally(Instant since, Instant now) {
        return new Tally(since, now, 0, Optional.empty(), Optional.empty());
    }
}
