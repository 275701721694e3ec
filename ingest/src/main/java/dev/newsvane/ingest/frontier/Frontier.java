package dev.newsvane.ingest.frontier;

import java.time.Duration;
import java.util.List;

/// How the frontier decides.
///
/// @param remember how long a URL counts as seen after its last sighting
/// @param articleWords an entry whose own content has so many words is an article and is not fetched
/// @param revisit when after the first request a page is looked at again, whether it was edited or is gone; none: never
/// @param editsApart an edit in a feed asks for its page again so long after the last time at the earliest, and not
///     before an eighth of the time that the URL is known: a feed that edits at every poll costs few fetches
public record Frontier(Duration remember, int articleWords, List<Duration> revisit, Duration editsApart) {
    public Frontier {
        revisit = List.copyOf(revisit);
    }

    public static Frontier defaults() {
        return new Frontier(
                Duration.ofDays(90),
                120,
                List.of(
                        Duration.ofHours(1),
                        Duration.ofHours(4),
                        Duration.ofDays(1),
                        Duration.ofDays(3),
                        Duration.ofDays(7)),
                Duration.ofMinutes(15));
    }
}
