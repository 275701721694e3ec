package dev.newsvane.schemas;

import java.util.List;

/// What was found out about an article beyond what its page says in so many words.
///
/// @param publishedConfidence how far its publication date is to be trusted, 0 to 1
/// @param modifiedFrom where the date of its last change was found
/// @param paywalled its page says that it is not free to read
/// @param entities whom and what it names, the most named first
/// @param phrases its key phrases, the best first
public record Findings(
        double publishedConfidence,
        DateOrigin modifiedFrom,
        boolean paywalled,
        List<Entity> entities,
        List<String> phrases) {
    public static final Findings NONE = new Findings(0, DateOrigin.NONE, false, List.of(), List.of());

    /// The same with whom and what the article names, and its key phrases.
    public Findings with(List<Entity> named, List<String> key) {
        return new Findings(publishedConfidence, modifiedFrom, paywalled, named, key);
    }
}
