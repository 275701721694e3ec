package dev.newsvane.enrich;

import dev.newsvane.enrich.entity.Gazetteer;
import java.time.Duration;
import java.util.Optional;

/// What an operator may change about names, copies and stories.
///
/// @param window how long an article stays open: how far apart in event time the articles of a story and the
///     copies of an article may be, and how long the spine remembers an article after fetching it
/// @param openArticles how many articles a lane keeps open at most; the first fetched go first, and of those fetched at
///     one time, as an import is, the first to come
/// @param likeness how close an article must be to a story to join it, 0 to 1
/// @param names the gazetteer with the user's own entries; absent: as it is shipped
public record EnrichSettings(Duration window, int openArticles, double likeness, Optional<Gazetteer> names) {
    public EnrichSettings {
        if (window.isNegative() || window.isZero() || openArticles < 1 || likeness <= 0 || likeness > 1) {
            throw new IllegalArgumentException(
                    "settings out of range: " + window + ", " + openArticles + ", " + likeness);
        }
    }

    /// Fourteen days; 200,000 articles. The likeness is a compromise: BASIL wants it no higher, ECB+ and strangers to a
    /// story would have it a little higher, and reports of local news, which share few words, lower.
    public static EnrichSettings defaults() {
        return new EnrichSettings(Duration.ofDays(14), 200_000, 0.28, Optional.empty());
    }

    /// What texts are read for.
    public Gazetteer gazetteer() {
        return names.orElseGet(Gazetteer::shipped);
    }

    /// The same with another gazetteer.
    public EnrichSettings with(Gazetteer other) {
        return new EnrichSettings(window, openArticles, likeness, Optional.of(other));
    }
}
