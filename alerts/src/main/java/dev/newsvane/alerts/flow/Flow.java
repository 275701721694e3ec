package dev.newsvane.alerts.flow;

import dev.newsvane.alerts.match.Versions;
import dev.newsvane.base.Ids;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Filter;
import dev.newsvane.schemas.Tally;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Spikes and silence. A match waits until the time when it was placed is behind everything that can
/// still come; then matches and time are gone through in their order, whichever of the two logs was
/// read faster.
public final class Flow {
    /// So long the past of a watch is remembered at least: longer than the days that are compared, and than a silence.
    public static final Duration REMEMBERED = Duration.ofDays(60);

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
        var counted = new HashMap<String, Rhythm>();
        memory.release(looked.horizon())
                .forEach(match -> versions.inForce(
                                match.watch(), match.evidence().fetched())
                        .filter(watch -> watch.when().ofFlow())
                        .ifPresent(watch -> spike(watch, match, looked, counted).ifPresent(said::add)));
        counted.values().forEach(memory::keep);
        if (looked.minute()) {
            memory.rhythms().forEach(rhythm -> silence(rhythm, looked).ifPresent(said::add));
        }
        memory.keep(looked.decided());
        return said;
    }

    /// @param counted what is known of each watch by now; written once, for a record of a busy one has 16 kB
    private Optional<Said> spike(Watch watch, Held match, Looked looked, Map<String, Rhythm> counted) {
        var before = known(watch, Optional.ofNullable(counted.get(watch.name())))
                .orElseGet(() -> {
                    var asking = versions.asking(watch, Flow::asks);
                    return Rhythm.begun(
                            watch.name(), asks(watch), asking.isAfter(looked.since()) ? asking : looked.since());
                });
        var after = watch.when()
                .spike()
                .map(spike -> Spikes.counted(before, match, spike, looked))
                .orElseGet(() -> new Spikes.Counted(before, Optional.empty()));
        counted.put(watch.name(), after.after().matched(match));
        return after.tally().map(tally -> new Said(watch, AlertKind.SPIKED, match, tally));
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
                        .filter(watch -> known(watch, Optional.empty()).isPresent())
                        .map(watch -> {
                            memory.keep(rhythm.quiet());
                            return new Said(watch, AlertKind.SILENT, match, Tally.silence(match.placed(), now));
                        }));
    }

    /// What is known of how much a watch brings in: nothing of what it, or another of its name, asked before.
    private Optional<Rhythm> known(Watch watch, Optional<Rhythm> counted) {
        return counted.or(() -> memory.rhythm(watch.name()))
                .filter(rhythm -> rhythm.asks().equals(asks(watch))
                        && !rhythm.since().isBefore(versions.asking(watch, Flow::asks)));
    }

    /// What is counted: for whom both are equal, the past of the one is that of the other.
    private static String asks(Watch watch) {
        return Ids.of(
                watch.query(),
                watch.languages().toString(),
                watch.sources().toString(),
                asks(watch.filter()),
                "spike " + watch.when().spike().isPresent(),
                "silent " + watch.when().silent().isPresent());
    }

    /// In the words of before there were filters without originals: what was counted goes on.
    private static String asks(Filter filter) {
        return "Filter[tags=" + filter.tags() + ", countries=" + filter.countries() + ", copies=" + filter.copies()
                + ", least=" + filter.least() + ", most=" + filter.most() + "]"
                + (filter.originals() ? "" : " without originals");
    }
}
