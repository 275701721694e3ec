package dev.newsvane.ingest.poll;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When to ask a source again. Learned from overlap: what share of an answer was known already. A source's own `every`
/// fixes the rhythm. Steps and bounds after Media Cloud's feed fetcher.
final class Rhythm {
    private static final double MUCH_KNOWN = 0.67;
    private static final double LITTLE_KNOWN = 0.33;
    private static final Duration LIVELY = Duration.ofDays(30);
    private static final Duration SLOWER = Duration.ofMinutes(10);
    private static final Duration MUCH_SLOWER = Duration.ofMinutes(60);
    private static final Duration FASTER = Duration.ofMinutes(60);
    private static final int JITTER = 10;

    private Rhythm() {}

    /// The interval after an answer with this overlap; a first answer has none.
    static Duration after(Source source, Poll before, Optional<Double> overlap, Instant now, PollSettings settings) {
        return source.every()
                .orElseGet(() -> clamp(
                        before.rhythm()
                                .plus(overlap.map(share -> step(share, before, now))
                                        .orElse(Duration.ZERO)),
                        settings.shortest(),
                        settings.longest()));
    }

    private static Duration step(double share, Poll before, Instant now) {
        if (share > MUCH_KNOWN) {
            var lively =
                    before.changed().filter(at -> at.plus(LIVELY).isAfter(now)).isPresent();
            return lively ? SLOWER : MUCH_SLOWER;
        }
        return share < LITTLE_KNOWN ? FASTER.negated() : Duration.ZERO;
    }

    /// When the next poll is due after a success.
    ///
    /// @param asked how long the source asks to be left alone; a fixed rhythm overrules it
    static Instant due(Source source, Duration rhythm, Optional<Duration> asked, Instant now, PollSettings settings) {
        if (source.every().isPresent()) {
            return now.plus(rhythm);
        }
        var wait = longer(rhythm, asked.orElse(Duration.ZERO));
        return now.plus(clamp(wait, settings.shortest(), settings.longest())).plus(jitter(source, rhythm, now));
    }

    /// When the next poll is due after a failure: later with each, monthly for the dead.
    static Instant dueAfterFailure(
            Duration rhythm, double failures, Optional<Duration> asked, Instant now, PollSettings settings) {
        if (failures >= settings.deadAfter()) {
            return now.plus(settings.dead());
        }
        var wait = Duration.ofMillis((long) (rhythm.toMillis() * (1 + failures)));
        return now.plus(longer(clamp(wait, Duration.ZERO, settings.longest()), asked.orElse(Duration.ZERO)));
    }

    /// Up to a tenth of the rhythm, derived and never random, so that sources drift apart and replays agree.
    private static Duration jitter(Source source, Duration rhythm, Instant now) {
        var hash = Long.parseUnsignedLong(Ids.of(source.name(), now.toString()).substring(0, 15), 16);
        return Duration.ofMillis(hash % Math.max(1, rhythm.toMillis() / JITTER));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static Duration clamp(Duration wait, Duration least, Duration most) {
        return wait.compareTo(least) < 0 ? least : wait.compareTo(most) > 0 ? most : wait;
    }
}
