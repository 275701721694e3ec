package dev.newsvane.schemas;

import java.util.List;

/// Which article this one repeats.
///
/// @param original article id of the original
/// @param url the original's URL
/// @param publisher the original's site
/// @param kind how it repeats it
/// @param containment share of this article's shingles found in the original, 0 to 1
/// @param resemblance shingles in common of all in either, 0 to 1
/// @param passages which passage comes from where, in the order of this text
public record Copy(
        String original,
        String url,
        String publisher,
        CopyKind kind,
        double containment,
        double resemblance,
        List<Overlap> passages) {
    /// The same of a later revision, whose passages stand elsewhere.
    public Copy withoutPassages() {
        return new Copy(original, url, publisher, kind, containment, resemblance, List.of());
    }
}
