package dev.newsvane.ingest.frontier;

import java.time.Duration;

/// How the frontier decides.
///
/// @param remember how long a URL counts as seen after its last sighting
/// @param articleWords an entry whose own content has so many words is an article and is not fetched
public record Frontier(Duration remember, int articleWords) {
    public static Frontier defaults() {
        return new Frontier(Duration.ofDays(90), 120);
    }
}
