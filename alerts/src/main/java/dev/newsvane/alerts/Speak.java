package dev.newsvane.alerts;

import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Placement;
import java.util.List;
import java.util.Optional;

/// When a watch speaks about a story. An alert is raised once, by the first article that matches and may page; growth
/// speaks once at each milestone. What may not page is kept once instead, as `would:…`, and takes nothing away from
/// what pages later.
final class Speak {
    static final String RAISED = "raised";
    private static final String GROWN = "grown:";

    /// Before the milestone of what paged nobody, so that it never bears the identity of what does.
    static final String WOULD = "would:";

    private Speak() {}

    /// What is said, and what has been said then.
    ///
    /// @param said empty: nothing
    record Turn(Optional<Said> said, Spoken after) {}

    /// At an article that matches.
    ///
    /// @param article its id
    static Turn matched(Spoken before, String article, Placement placement, List<Integer> milestones, boolean pages) {
        var passed = passed(placement.independent(), milestones);
        if (pages && !before.raised()) {
            return new Turn(Optional.of(said(AlertKind.RAISED, before, RAISED)), before.raised(passed, article));
        }
        if (!pages && !before.raised() && !before.kept()) {
            return new Turn(Optional.of(said(AlertKind.RAISED, before, WOULD + RAISED)), before.kept(passed));
        }
        return grown(before, placement, milestones, pages);
    }

    /// At any article of a story that the watch has spoken of.
    static Turn grown(Spoken before, Placement placement, List<Integer> milestones, boolean pages) {
        var passed = passed(placement.independent(), milestones);
        if (pages && before.raised() && passed > before.reached()) {
            return new Turn(Optional.of(said(AlertKind.GROWN, before, GROWN + passed)), before.reached(passed));
        }
        var known = Math.max(before.keptReached(), before.reached());
        if (!pages && (before.raised() || before.kept()) && passed > known) {
            return new Turn(Optional.of(said(AlertKind.GROWN, before, WOULD + GROWN + passed)), before.kept(passed));
        }
        return new Turn(Optional.empty(), before);
    }

    private static Said said(AlertKind kind, Spoken before, String milestone) {
        return Said.of(kind, before.milestone(milestone));
    }

    private static int passed(int independent, List<Integer> milestones) {
        return milestones.stream()
                .filter(milestone -> milestone <= independent)
                .max(Integer::compare)
                .orElse(0);
    }
}
