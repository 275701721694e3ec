package dev.newsvane.alerts;

import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Placement;
import java.util.List;
import java.util.Optional;

/// When a watch speaks about a story. An alert is raised once, by the first article that matches and may page, or,
/// where
/// its watch waits for more publishers, by the one that brings them, with the match before as evidence; growth
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

    /// How a watch speaks at an article.
    ///
    /// @param least of independent publishers, before it speaks of a story for the first time
    /// @param milestones at which it speaks again, ascending
    /// @param pages whether the article may call anybody
    /// @param version of the watch
    record Rule(int least, List<Integer> milestones, boolean pages, int version) {
        private boolean enough(Placement placement) {
            return placement.independent() >= least;
        }

        private int passed(Placement placement) {
            return milestones.stream()
                    .filter(milestone -> milestone <= placement.independent())
                    .max(Integer::compare)
                    .orElse(0);
        }
    }

    /// At an article that matches.
    static Turn matched(Spoken before, Evidence match, Placement placement, Rule rule) {
        if (before.raised() || (!rule.pages && before.kept())) {
            return grown(before.matched(match.article(), rule.version), placement, rule);
        }
        if (!rule.enough(placement)) {
            var waits = rule.pages || before.waitsFor(match.article());
            return new Turn(Optional.empty(), waits ? before.waiting(match) : before);
        }
        return rule.pages
                ? raised(before, match, placement, rule)
                : new Turn(
                        Optional.of(said(AlertKind.RAISED, before, WOULD + RAISED)),
                        before.kept(rule.passed(placement), match));
    }

    /// At any article of a story that the watch has spoken of, or waits for.
    static Turn grown(Spoken before, Placement placement, Rule rule) {
        var passed = rule.passed(placement);
        if (rule.pages && before.raised() && passed > before.reached()) {
            return new Turn(Optional.of(said(AlertKind.GROWN, before, GROWN + passed)), before.reached(passed));
        }
        if (rule.pages && !before.raised() && before.waiting().isPresent() && rule.enough(placement)) {
            return raised(before, before.waiting().get(), placement, rule);
        }
        var known = Math.max(before.keptReached(), before.reached());
        if (!rule.pages && (before.raised() || before.kept()) && passed > known) {
            return new Turn(Optional.of(said(AlertKind.GROWN, before, WOULD + GROWN + passed)), before.kept(passed));
        }
        return new Turn(Optional.empty(), before);
    }

    private static Turn raised(Spoken before, Evidence match, Placement placement, Rule rule) {
        return new Turn(
                Optional.of(said(AlertKind.RAISED, before, RAISED)),
                before.raised(rule.passed(placement), match, rule.version));
    }

    private static Said said(AlertKind kind, Spoken before, String milestone) {
        return Said.of(kind, before.milestone(milestone));
    }
}
