package dev.newsvane.alerts.match;

import dev.newsvane.schemas.Passage;
import java.util.List;

/// An article matches a watch.
///
/// @param watch the watch's name
/// @param version the version that matched
/// @param passages what shows it, in the order of the article; at most five
public record Match(String watch, int version, List<Passage> passages) {
    public Match {
        passages = List.copyOf(passages);
    }
}
