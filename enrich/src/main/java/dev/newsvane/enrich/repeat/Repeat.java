package dev.newsvane.enrich.repeat;

import dev.newsvane.schemas.CopyKind;
import java.util.Optional;

/// The verdict that a text repeats another.
///
/// @param containment share of this text's shingles found in the original
/// @param resemblance shingles in common of all in either
public record Repeat(CopyKind kind, double containment, double resemblance) {
    /// Fewer shingles (some 20 words) are a headline or a quotation, no report.
    private static final int LEAST_SHINGLES = 16;

    private static final double SAME = 0.9;
    private static final double CONTAINED = 0.75;

    /// One word changed in two hundred is an edit, and leaves less than this.
    private static final double UNTOUCHED = 0.97;

    /// Shingles that may stand around a report and be an outlet's own.
    private static final int FRAME = 40;

    private static final double SHORTER = 0.8;

    /// One word in ten changed leaves a resemblance of 0.42 at five words a shingle; two accounts of one event that
    /// share their quotations stay below 0.3.
    private static final double EDITED = 0.4;

    /// How a later text repeats an earlier one; empty where it is a text of its own.
    public static Optional<Repeat> of(Shingles later, Shingles earlier) {
        if (later.size() < LEAST_SHINGLES || earlier.size() < LEAST_SHINGLES) {
            return Optional.empty();
        }
        var containment = (double) later.common(earlier) / later.size();
        var resemblance = resemblance(later, earlier);
        return kind(later, earlier, containment, resemblance).map(kind -> new Repeat(kind, containment, resemblance));
    }

    private static Optional<CopyKind> kind(Shingles later, Shingles earlier, double containment, double resemblance) {
        if (later.same(earlier)) {
            return Optional.of(CopyKind.IDENTICAL);
        }
        if (resemblance >= SAME || framed(later, earlier)) {
            return Optional.of(CopyKind.SYNDICATED);
        }
        if (containment >= CONTAINED && later.size() <= earlier.size() * SHORTER) {
            return Optional.of(later.begins(earlier) ? CopyKind.TRUNCATED : CopyKind.EXCERPT);
        }
        return resemblance >= EDITED ? Optional.of(CopyKind.EDITED) : Optional.empty();
    }

    /// Whether the two differ only in a frame of a few lines around the report: headline, byline, footer.
    private static boolean framed(Shingles later, Shingles earlier) {
        var inside = later.within(earlier);
        var original = earlier.within(later);
        return later.size() - inside.size() <= FRAME
                && earlier.size() - original.size() <= FRAME
                && inside.size() >= 2 * FRAME
                && resemblance(inside, original) >= UNTOUCHED;
    }

    private static double resemblance(Shingles one, Shingles other) {
        var common = one.common(other);
        return (double) common / (one.size() + other.size() - common);
    }
}
