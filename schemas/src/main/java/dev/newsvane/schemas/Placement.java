package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where an article stands among the others, as the spine decided it.
///
/// @param story the story's id
/// @param founded this article began the story
/// @param likeness how close it was to the story it joined, 0 to 1; 1 when it began it
/// @param nearest article id of the member it was closest to
/// @param articles articles in the story, this one included
/// @param independent publishers in the story whose articles are not copies; beyond the most they are not counted
/// @param copies articles in the story that are copies
/// @param copy what it repeats, absent where it is a text of its own
/// @param placed when the spine placed it, on our clock; the same in a replay of alerts
/// @param turns merges and splits of stories that it brought about, in their order
public record Placement(
        String story,
        boolean founded,
        double likeness,
        Optional<String> nearest,
        int articles,
        int independent,
        int copies,
        Optional<Copy> copy,
        Instant placed,
        List<Turn> turns) {
    /// So many independent publishers are counted at most: what the spine remembers of a story stays small.
    public static final int MOST_INDEPENDENT = 1000;

    /// Of an article that is no copy, in a story of as many articles as publishers, none of them a copy either; of the
    /// first it is the beginning.
    public static Placement of(String story, int independent, Instant placed, List<Turn> turns) {
        return new Placement(
                story,
                independent == 1,
                1,
                Optional.empty(),
                independent,
                independent,
                0,
                Optional.empty(),
                placed,
                turns);
    }
}
