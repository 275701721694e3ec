package dev.newsvane.enrich.repeat;

import dev.newsvane.schemas.CopyKind;
import java.util.Optional;

/// What is a copy, and of which kind. The bounds were chosen on one half of the copies that `bench/run copies` makes,
/// and on pairs of independent accounts; the other half is what decision 10 reports.
final class Verdict {
    /// Of what a text says in its own voice. Independent accounts of one event share a tenth at most outside of
    /// quotations.
    private static final double COPIED = 0.3;

    /// A text that takes in this much of another, and goes on, repeats it too.
    private static final double TAKEN_IN = 0.6;

    private static final int TAKEN_IN_WORDS = 60;

    /// Nothing of its own.
    private static final double ALL = 0.75;

    private static final double SHORTER = 0.85;

    /// Words that may stand around a report and be an outlet's own.
    private static final int FRAME = 45;

    /// Of the words within the frame: one changed in two hundred is an edit.
    private static final double UNTOUCHED = 0.995;

    /// Where changes are so close that of the words said alike fewer than this stand in runs, none of its sentences
    /// has been left as it was.
    private static final double WHOLE = 0.55;

    private static final double REWORDED = 0.2;

    private Verdict() {}

    static Optional<CopyKind> of(Runs runs) {
        var taken = runs.taken();
        var given = runs.given();
        if (taken < COPIED && !(given >= TAKEN_IN && runs.words() >= TAKEN_IN_WORDS)) {
            return Optional.empty();
        }
        if (framed(runs)) {
            return Optional.of(CopyKind.SYNDICATED);
        }
        if (taken >= ALL && runs.later().size() <= SHORTER * runs.earlier().size()) {
            return Optional.of(begins(runs) ? CopyKind.TRUNCATED : CopyKind.EXCERPT);
        }
        return Optional.of(CopyKind.EDITED);
    }

    /// Whether the two differ only in a frame of a few lines around the report: headline, byline, footer.
    private static boolean framed(Runs runs) {
        var first = runs.all().getFirst();
        var last = runs.all().getLast();
        var inside = last.to() - first.from();
        var original = last.originalTo() - first.originalFrom();
        return runs.later().size() - inside <= FRAME
                && runs.earlier().size() - original <= FRAME
                && inside >= FRAME
                && runs.words() >= UNTOUCHED * Math.max(inside, original);
    }

    /// Whether the passages stand at the beginning of the original, one after the other.
    private static boolean begins(Runs runs) {
        var end = runs.all().stream().mapToInt(Runs.Run::originalTo).max().orElse(0);
        return runs.words() >= ALL * end;
    }

    static boolean spun(Retelling retelling) {
        return retelling.likeness() >= 0.45
                || retelling.shared() >= 0.22
                        && retelling.ordered() >= 0.7 * retelling.shared()
                        && retelling.inOrder() >= 0.82 * retelling.likeness();
    }
}
