package dev.newsvane.app.status;

import dev.newsvane.app.data.Located;
import dev.newsvane.base.Snapshot;
import dev.newsvane.ingest.schedule.Hush;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How one source is doing.
///
/// @param standing in one word
/// @param succeeded its last successful poll
/// @param due its next poll
/// @param trouble what went wrong last, or that it is silent against its rhythm
/// @param items entries seen since the first poll
/// @param rhythm between two polls; absent where it was never polled and none is fixed
/// @param daily entries a day, the recent ones counting most; absent where not known yet
/// @param warnings what may be incomplete, a sentence each
public record SourceState(
        String name,
        String url,
        List<String> tags,
        Standing standing,
        Optional<Instant> succeeded,
        Optional<Instant> due,
        Optional<String> trouble,
        long items,
        Optional<Duration> rhythm,
        Optional<Double> daily,
        List<String> warnings) {

    /// In falling order of urgency.
    public enum Standing {
        FAILING,
        LATE,
        SILENT,
        WAITING,
        PAUSED,
        POLLED
    }

    /// A poll that is due may be on its way so long before it counts as late.
    static final Duration GRACE = Duration.ofMinutes(2);

    /// All sources of a system, in no order. Of what polling remembers no more than this is held at a time.
    public static List<SourceState> all(Located system, Instant now) {
        var sources = Snapshot.of(system.cluster(), system.channels().sources());
        var polled = Snapshot.of(
                system.cluster(),
                system.channels().polls(),
                (key, poll) -> Optional.ofNullable(sources.get(key)).map(source -> of(source, Optional.of(poll), now)));
        var all = new ArrayList<SourceState>();
        sources.forEach((key, source) ->
                all.add(polled.getOrDefault(key, Optional.empty()).orElseGet(() -> of(source, Optional.empty(), now))));
        return all;
    }

    static SourceState of(Source source, Optional<Poll> poll, Instant now) {
        return new SourceState(
                source.name(),
                source.url(),
                source.tags(),
                judge(source, poll, now),
                poll.flatMap(Poll::succeeded),
                poll.map(Poll::due),
                poll.flatMap(known -> trouble(known, now)),
                poll.map(Poll::items).orElse(0L),
                poll.map(Poll::rhythm).or(source::every),
                poll.map(Poll::perDay).filter(daily -> daily > 0),
                poll.map(known -> SourceHealth.warnings(known, now)).orElse(List.of()));
    }

    static Standing judge(Source source, Optional<Poll> poll, Instant now) {
        if (source.paused()) {
            return Standing.PAUSED;
        }
        if (poll.isEmpty()) {
            return Standing.WAITING;
        }
        if (poll.get().trouble().isPresent()) {
            return Standing.FAILING;
        }
        if (poll.get().due().plus(GRACE).isBefore(now)) {
            return Standing.LATE;
        }
        return silent(poll.get(), now) ? Standing.SILENT : Standing.POLLED;
    }

    /// Whether it is polled, and its next poll should have begun.
    public boolean due(Instant now) {
        return standing != Standing.PAUSED && due.filter(at -> at.isAfter(now)).isEmpty();
    }

    private static boolean silent(Poll poll, Instant now) {
        return Hush.isSilent(poll.items() - poll.baseline(), poll.first(), poll.changed(), now);
    }

    private static Optional<String> trouble(Poll poll, Instant now) {
        return poll.trouble()
                .or(() -> poll.changed()
                        .filter(_ -> silent(poll, now))
                        .map(at -> "Nothing new since " + at + ", which is not its rhythm."));
    }
}
