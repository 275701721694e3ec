package dev.newsvane.app.status;

import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How one source is doing.
///
/// @param standing in one word
/// @param succeeded its last successful poll
/// @param due its next poll
/// @param trouble what went wrong last
public record SourceState(
        String name,
        String url,
        Standing standing,
        Optional<Instant> succeeded,
        Optional<Instant> due,
        Optional<String> trouble,
        long items) {

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

    /// A source is silent when it has brought nothing new for so long, and for so many of its polls.
    static final Duration SILENCE = Duration.ofDays(3);

    static final int SILENT_POLLS = 20;

    static SourceState of(Source source, Optional<Poll> poll, Instant now) {
        return new SourceState(
                source.name(),
                source.url(),
                standing(source, poll, now),
                poll.flatMap(Poll::succeeded),
                poll.map(Poll::due),
                poll.flatMap(Poll::trouble),
                poll.map(Poll::items).orElse(0L));
    }

    private static Standing standing(Source source, Optional<Poll> poll, Instant now) {
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

    private static boolean silent(Poll poll, Instant now) {
        var patience = poll.rhythm().multipliedBy(SILENT_POLLS);
        var longest = patience.compareTo(SILENCE) > 0 ? patience : SILENCE;
        return poll.changed()
                .or(poll::first)
                .filter(at -> at.plus(longest).isBefore(now))
                .isPresent();
    }
}
