package dev.newsvane.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How much came in, where that made a watch speak.
///
/// @param since from when it was counted; of a silence, when the last article was placed
/// @param until up to when
/// @param seen what publishers told of stories, copies not counted
/// @param expected how much came in on average at this time of day
/// @param chance how likely as much or more is by that past, 0 to 1
/// @param articles ids of the articles that were counted, the newest first, 50 at most
public record Tally(
        Instant since,
        Instant until,
        int seen,
        Optional<Double> expected,
        Optional<Double> chance,
        List<String> articles) {
    /// Of a silence.
    public static Tally silence(Instant since, Instant until) {
        return new Tally(since, until, 0, Optional.empty(), Optional.empty(), List.of());
    }

    /// What stands where an alert of a story has its headline: a silence is no news of its last story.
    public String headline(String story) {
        var said = words();
        return Character.toUpperCase(said.charAt(0))
                + said.substring(1)
                + (seen == 0 ? "; the last: " : "; the latest: ")
                + story;
    }

    /// For a person: `12 within 60 minutes, 0.8 usual`, `nothing since 2026-06-01T12:00:00Z`.
    public String words() {
        return seen == 0
                ? "nothing since " + since
                : seen + " within " + Duration.between(since, until).toMinutes() + " minutes"
                        + expected.map(usual -> String.format(Locale.ROOT, ", %.1f usual", usual))
                                .orElse("");
    }
}
