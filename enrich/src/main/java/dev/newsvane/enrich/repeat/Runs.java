package dev.newsvane.enrich.repeat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Where two texts say the same in the same words: runs of five words and more, as long as they can be, in the order
/// of the later text. No word of the later text is in two of them.
record Runs(Wording later, Wording earlier, List<Run> all) {
    /// Words from one place in the later text, and from one in the earlier, as many or nearly.
    record Run(int from, int to, int originalFrom, int originalTo) {
        int length() {
            return to - from;
        }

        int originalLength() {
            return originalTo - originalFrom;
        }

        /// Whether another goes on after it within a few words on both sides.
        private boolean continues(Run next) {
            return next.from - to <= GAP && next.originalFrom >= originalTo && next.originalFrom - originalTo <= GAP;
        }

        private Run and(Run next) {
            return new Run(from, next.to, originalFrom, next.originalTo);
        }
    }

    /// Of a phrase that the earlier text repeats, so many places are tried.
    private static final int MOST_PLACES = 8;

    /// Words that may be others within a passage: an edit, not an end.
    private static final int GAP = 12;

    /// A text of fewer words outside of quotations, or of less of them than this share, is taken as a whole.
    private static final int OWN_WORDS = 40;

    private static final double OWN_SHARE = 0.2;

    static Runs of(Shingles later, Shingles earlier) {
        var places = new long[earlier.length()];
        for (var i = 0; i < places.length; i++) {
            places[i] = ((long) earlier.at(i) << Integer.SIZE) | i;
        }
        Arrays.sort(places);
        var runs = new ArrayList<Run>();
        for (var at = 0; at < later.length(); ) {
            var run = longest(later, earlier, places, at);
            if (run.length() > 0) {
                runs.add(run);
            }
            at += Math.max(1, run.length());
        }
        return new Runs(later.wording(), earlier.wording(), List.copyOf(runs));
    }

    /// The longest run that begins at a word of the later text; an empty one where none does.
    private static Run longest(Shingles later, Shingles earlier, long[] places, int at) {
        var wanted = (long) later.at(at) << Integer.SIZE;
        var found = Arrays.binarySearch(places, wanted);
        var first = found < 0 ? -found - 1 : found;
        var best = new Run(at, at, 0, 0);
        for (var i = first;
                i < places.length && i < first + MOST_PLACES && places[i] >> Integer.SIZE == later.at(at);
                i++) {
            var place = (int) places[i];
            var length = length(later.wording(), at, earlier.wording(), place);
            best = length > best.length() ? new Run(at, at + length, place, place + length) : best;
        }
        return best;
    }

    private static int length(Wording later, int at, Wording earlier, int originalAt) {
        var length = 0;
        while (at + length < later.size()
                && originalAt + length < earlier.size()
                && later.word(at + length) == earlier.word(originalAt + length)) {
            length++;
        }
        return length;
    }

    /// How much of what the later text says in its own voice is in runs, 0 to 1. Two who heard the same speech quote
    /// the same.
    double taken() {
        var there = new BitSet();
        all.forEach(run -> there.set(run.from, run.to));
        return share(later, there);
    }

    /// How much of what the earlier text says in its own voice is in runs, 0 to 1.
    double given() {
        var there = new BitSet();
        all.forEach(run -> there.set(run.originalFrom, run.originalTo));
        return share(earlier, there);
    }

    private static double share(Wording wording, BitSet there) {
        var own = 0;
        var taken = 0;
        for (var i = 0; i < wording.size(); i++) {
            if (!wording.quoted(i)) {
                own++;
                taken += there.get(i) ? 1 : 0;
            }
        }
        return own >= OWN_WORDS && own >= wording.size() * OWN_SHARE
                ? (double) taken / own
                : (double) there.cardinality() / Math.max(1, wording.size());
    }

    /// Words in runs.
    int words() {
        return all.stream().mapToInt(Run::length).sum();
    }

    /// Runs that follow one another within a few words, as one.
    List<Run> passages() {
        var passages = new ArrayList<Run>();
        for (var run : all) {
            if (!passages.isEmpty() && passages.getLast().continues(run)) {
                passages.add(passages.removeLast().and(run));
            } else {
                passages.add(run);
            }
        }
        return passages;
    }
}
