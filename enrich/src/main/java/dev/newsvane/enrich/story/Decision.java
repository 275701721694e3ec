package dev.newsvane.enrich.story;

import dev.newsvane.base.Ids;
import dev.newsvane.enrich.repeat.Repeat;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.schemas.Article;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// What the spine decides for an article: the story, and what it is a copy of.
///
/// @param likeness to the story, 1 where the article begins it or is a copy
/// @param nearest article id of the closest member
public record Decision(
        String story, boolean founded, double likeness, Optional<String> nearest, Optional<CopyOf> copy) {
    /// An open article that this one repeats, and how.
    public record CopyOf(Near original, Repeat repeat) {}

    /// An open article and its text.
    public record Candidate(Near near, Shingles shingles) {}

    /// A copy goes where its original is; anything else to the closest story, or begins one.
    ///
    /// @param candidates open articles that it may be a copy of
    public static Decision of(
            Arrival arrival, Collection<Candidate> candidates, Collection<Likeness> near, double least) {
        var copy = copy(arrival, candidates);
        if (copy.isPresent()) {
            var original = copy.get().original();
            return new Decision(original.story(), false, 1, Optional.of(original.id()), copy);
        }
        var site = arrival.article().site();
        return switch (Choice.of(near.stream().map(one -> one.judged(site)).toList(), least)) {
            case Choice.Joined(String story, double likeness, String nearest) ->
                new Decision(story, false, likeness, Optional.of(nearest), Optional.empty());
            case Choice.Founded() -> new Decision(founding(arrival), true, 1, Optional.empty(), Optional.empty());
        };
    }

    /// The id of the story that an article begins: the article, and the ordinal of the split: none.
    private static String founding(Arrival arrival) {
        return Ids.of(arrival.article().lane(), arrival.article().id(), "0");
    }

    /// The same where a story that the article began once is still open without it: another, by when it came again.
    public Decision again(Article article) {
        var other = Ids.of(article.lane(), article.id(), "0", article.fetched().toString());
        return new Decision(other, founded, likeness, nearest, copy);
    }

    /// Of several the one it resembles most; an original before a copy, the earlier before the later.
    private static Optional<CopyOf> copy(Arrival arrival, Collection<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate ->
                        !candidate.near().site().equals(arrival.article().site()))
                .flatMap(candidate -> Repeat.of(arrival.shingles(), candidate.shingles())
                        .map(repeat -> new CopyOf(candidate.near(), repeat))
                        .stream())
                .min(Comparator.comparingInt((CopyOf found) -> found.original().copy() ? 1 : 0)
                        .thenComparingDouble(found -> -found.repeat().resemblance())
                        .thenComparing(found -> found.original().event())
                        .thenComparing(found -> found.original().id()));
    }
}
