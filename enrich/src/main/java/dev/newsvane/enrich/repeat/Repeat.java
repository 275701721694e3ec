package dev.newsvane.enrich.repeat;

import dev.newsvane.enrich.repeat.Runs.Run;
import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Overlap;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The verdict that a text repeats another.
///
/// @param containment share of this text's shingles found in the original
/// @param resemblance shingles in common of all in either
/// @param passages which passage comes from where, in the order of the later text
public record Repeat(CopyKind kind, double containment, double resemblance, List<Overlap> passages) {
    /// Fewer shingles (some 20 words) are a headline or a quotation, no report.
    private static final int LEAST_SHINGLES = 16;

    /// With less than this in common, no passage of either is taken that would matter.
    private static final double LEAST_COMMON = 0.04;

    /// A paragraph of fewer letters, some seventy words, is no report.
    private static final int LONGEST_SENTENCE = 400;

    /// Passages kept as evidence, the longest.
    private static final int MOST_PASSAGES = 20;

    /// How a later text repeats an earlier one; empty where it is a text of its own. What is cheap comes first:
    /// counting shingles, then the passages, then sentences.
    public static Optional<Repeat> of(Shingles later, Shingles earlier) {
        if (later.size() < LEAST_SHINGLES || earlier.size() < LEAST_SHINGLES) {
            return Optional.empty();
        }
        var common = later.common(earlier);
        if (common >= LEAST_COMMON * Math.min(later.size(), earlier.size())) {
            var runs = Runs.of(later, earlier);
            var kind = later.same(earlier) ? Optional.of(CopyKind.IDENTICAL) : Verdict.of(runs);
            if (kind.isPresent()) {
                return Optional.of(of(kind.get(), later, earlier, common, runs.passages()));
            }
        }
        var retelling = Retelling.of(later.account(), earlier.account());
        return Verdict.spun(retelling, later.account().size())
                ? Optional.of(of(CopyKind.SPUN, later, earlier, common, retelling.passages()))
                : Optional.empty();
    }

    /// Whether a later text says what an earlier one says, be they reports or single sentences.
    public static boolean says(String later, String earlier) {
        return (sentence(later) && sentence(earlier))
                ? Rewording.likelihood(later, earlier) >= 0.5
                : of(Shingles.of(later), Shingles.of(earlier)).isPresent();
    }

    private static boolean sentence(String text) {
        return text.length() <= LONGEST_SENTENCE && text.strip().indexOf('\n') < 0;
    }

    private static Repeat of(CopyKind kind, Shingles later, Shingles earlier, int common, Collection<Run> passages) {
        return new Repeat(
                kind,
                (double) common / later.size(),
                (double) common / (later.size() + earlier.size() - common),
                passages.stream()
                        .sorted(Comparator.comparingInt(Run::length).reversed().thenComparingInt(Run::from))
                        .limit(MOST_PASSAGES)
                        .sorted(Comparator.comparingInt(Run::from))
                        .map(run -> new Overlap(
                                later.wording().start(run.from()),
                                later.wording().end(run.to() - 1),
                                earlier.wording().start(run.originalFrom()),
                                earlier.wording().end(run.originalTo() - 1)))
                        .toList());
    }
}
