package dev.newsvane.enrich.story;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which story an article belongs to.
public sealed interface Choice {
    /// It belongs to a story that is there.
    ///
    /// @param likeness to the story: the mean of its closest members
    /// @param nearest article id of the closest
    record Joined(String story, double likeness, String nearest) implements Choice {}

    /// It begins a story.
    record Founded() implements Choice {}

    /// As many members speak for a story; where it has fewer, those it has. (One alone chains stories together, all
    /// punish a story for being long.)
    int SPEAKERS = 3;

    /// The closest story that is close enough, or a new one. Of two equally close the one with the smaller id.
    ///
    /// @param near open articles within the window, with their likeness
    /// @param least how close is close enough
    static Choice of(Collection<Likeness> near, double least) {
        return ranked(near, least).findFirst().<Choice>map(best -> best).orElseGet(Founded::new);
    }

    /// All stories that are close enough, the closest first.
    static Stream<Joined> ranked(Collection<Likeness> near, double least) {
        var within = near.stream()
                .filter(likeness -> likeness.value() >= least)
                .map(likeness -> likeness.near().story())
                .collect(Collectors.toSet());
        return near.stream()
                .filter(likeness -> within.contains(likeness.near().story())) // a mean is not above its greatest
                .collect(Collectors.groupingBy(likeness -> likeness.near().story()))
                .entrySet()
                .stream()
                .map(story -> joined(story.getKey(), story.getValue()))
                .filter(story -> story.likeness() >= least)
                .sorted(Comparator.comparingDouble(Joined::likeness).reversed().thenComparing(Joined::story));
    }

    private static Joined joined(String story, Collection<Likeness> members) {
        var closest = members.stream()
                .sorted(Comparator.comparingDouble(Likeness::value).reversed())
                .limit(SPEAKERS)
                .toList();
        var mean = closest.stream().mapToDouble(Likeness::value).average().orElse(0);
        return new Joined(story, mean, closest.getFirst().near().id());
    }
}
