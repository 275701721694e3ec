package dev.newsvane.ingest.site;

import dev.newsvane.ingest.site.Finding.By;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What was found at a site.
///
/// @param page where the search began
/// @param findings the best first; each once, however many URLs answer with it
/// @param misses what the site names and does not have
/// @param requests that it took
/// @param cut whether the bounds ended it before every place was looked at
public record Discovery(URI page, List<Finding> findings, List<Miss> misses, int requests, boolean cut) {
    /// A place that was named, and nothing to follow is there.
    ///
    /// @param why a sentence
    public record Miss(String url, By by, String why) {}

    /// Whether the URL was itself what can be followed.
    public boolean itself() {
        return findings.stream().anyMatch(found -> found.by() == By.ITSELF);
    }

    /// Why the URL could not be looked at, where it could not.
    public Optional<String> unanswered() {
        return misses.stream()
                .filter(miss -> miss.by() == By.ITSELF)
                .map(Miss::why)
                .findFirst();
    }
}
