package dev.newsvane.enrich.story;

import java.time.Instant;
import java.util.Comparator;

/// How a story began, which outlives the article that began it: of merging stories the earlier one goes on.
///
/// @param article the founding article; of a story that split off, the earliest of those that left
/// @param at that article's event time
/// @param splits stories that have split off so far
public record Founding(String article, Instant at, int splits) {
    public static final Founding NONE = new Founding("", Instant.EPOCH, 0);

    static final Comparator<Founding> EARLIER =
            Comparator.comparing(Founding::at).thenComparing(Founding::article);

    static Founding of(Near near) {
        return new Founding(near.id(), near.event(), 0);
    }

    Founding split() {
        return new Founding(article, at, splits + 1);
    }
}
