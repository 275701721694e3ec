package dev.newsvane.enrich.repeat;

import dev.newsvane.schemas.CopyKind;
import java.util.Optional;

/// What is a copy, and of which kind. The bounds were chosen on one half of the copies that `bench/run copies` makes,
/// and on pairs of independent accounts; the other half is what decision 10 reports.
final class Verdict {
    /// Of what a text says in its own voice. Independent accounts of one event share a tenth at most outside of
    /// quotations.
    private static final double COPIED = 0.28;

    /// A text that takes in this much of another, and goes on, repeats it too.
    private static final double TAKEN_IN = 0.6;

    private static final int TAKEN_IN_WORDS = 60;

    /// Nothing of its own.
    private static final double ALL = 0.75;

    /// Words that may stand around a report and be an outlet's own.
    private static final int FRAME = 45;

    /// Of the words within the frame: one changed in two hundred is an edit.
    private static final double UNTOUCHED = 0.995;

    /// Words of a run, on the mean: with a word in ten replaced there are 14, with one in four 9.
    private static final double BROKEN = 8.5;

    private static final double ALL_OF_IT = 0.95;
    private static final double MOST_OF_IT = 0.85;
    private static final double HALF = 0.5;

    /// Sentence by sentence nearly the same.
    private static final double ALIKE = 0.45;

    /// Of the first 25 words of an article, 7 of 100 others have as many in the same order; of the first 100, 4 of
    /// 1,000.
    private static final int LEAST_TOLD = 100;

    /// In other words, but with the same names and numbers,
    private static final double SHARED = 0.22;

    /// of which so many come in the same order,
    private static final double ORDERED = 0.7;

    /// in sentences that do.
    private static final double IN_ORDER = 0.82;

    /// Where so much of the original returns, less order will do: who rewords a report leaves little of it out.
    private static final double RETOLD = 0.4;

    private static final double ORDERED_RETOLD = 0.55;

    private static final double IN_ORDER_RETOLD = 0.8;

    /// Where less of the likeness than this comes in order, nobody asks for the order of words, which costs the square.
    static final double LEAST_IN_ORDER = Math.min(IN_ORDER, IN_ORDER_RETOLD);

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
        if (broken(runs)) {
            return Optional.of(CopyKind.SPUN);
        }
        if (given > MOST_OF_IT || (taken < ALL && given > HALF)) {
            return Optional.of(CopyKind.EDITED);
        }
        return cut(runs);
    }

    /// What of a part is left where only a part is copied.
    private static Optional<CopyKind> cut(Runs runs) {
        var from = runs.all().stream().mapToInt(Runs.Run::originalFrom).min().orElse(0);
        var to = runs.all().stream().mapToInt(Runs.Run::originalTo).max().orElse(0);
        if (runs.words() >= ALL_OF_IT * (to - from)) {
            return Optional.of(from <= FRAME / 2 ? CopyKind.TRUNCATED : CopyKind.EXCERPT);
        }
        return Optional.of(runs.given() > HALF ? CopyKind.EDITED : CopyKind.EXCERPT);
    }

    /// Whether the two differ only in a frame of a few lines around the report: headline, byline, footer.
    private static boolean framed(Runs runs) {
        var passages = runs.passages();
        return passages.size() == 1
                && runs.later().size() - passages.getFirst().length() <= FRAME
                && runs.earlier().size() - passages.getFirst().originalLength() <= FRAME
                && runs.words() >= UNTOUCHED * passages.getFirst().length()
                && runs.words() >= UNTOUCHED * passages.getFirst().originalLength();
    }

    /// Whether hardly a sentence is left as it was.
    private static boolean broken(Runs runs) {
        return runs.words() < BROKEN * runs.all().size();
    }

    /// Whether a text without a passage in common tells another all the same.
    ///
    /// @param told telling words of the later text: a brief has too few for their order to say much
    static boolean spun(Retelling retelling, long told) {
        var retold = retelling.retold() >= RETOLD;
        return retelling.likeness() >= ALIKE
                || (told >= LEAST_TOLD
                        && retelling.shared() >= SHARED
                        && retelling.ordered() >= (retold ? ORDERED_RETOLD : ORDERED) * retelling.shared()
                        && retelling.inOrder() >= (retold ? IN_ORDER_RETOLD : IN_ORDER) * retelling.likeness());
    }
}
