package dev.newsvane.enrich.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.schemas.CopyKind;
import dev.newsvane.schemas.Overlap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatTest {
    private static final String A = words(1, 60);
    private static final String B = words(2, 60);
    private static final String C = words(3, 60);

    @Test
    void theKindsAreToldApart() {
        var original = A + "\n\n" + B + "\n\n" + C;
        assertThat(kind(original, original)).contains(CopyKind.IDENTICAL);
        assertThat(kind("By Jan Falk\n\nOSTERMOLE (Nordwire) - " + original + "\n\nReporting by Jan Falk", original))
                .contains(CopyKind.SYNDICATED);
        assertThat(kind(A, original)).contains(CopyKind.TRUNCATED);
        assertThat(kind(B, original)).contains(CopyKind.EXCERPT);
        assertThat(kind(
                        original.replace("e", "e").replaceFirst("(?s)(.{200})\\w+", "$1changed") + " " + words(4, 20),
                        original))
                .contains(CopyKind.EDITED);
    }

    @Test
    void aTextThatQuotesAnotherIsATextOfItsOwn() {
        assertThat(kind(B + "\n\n" + words(5, 20) + "\n\n" + C, words(5, 20) + "\n\n" + A))
                .isEmpty();
        assertThat(kind(A, B)).isEmpty();
    }

    @Test
    void whatOutletsPutAroundAReportMakesNoCopy() {
        var around =
                "By Jan Falk\n\n%s\n\nReporting by Jan Falk; editing by Lise Morn. Our standards: the principles.\n\n"
                        + "(c) 2026 Alpha News. All rights reserved. This material may not be published or rewritten.";
        assertThat(kind(around.formatted(words(6, 25)), around.formatted(words(7, 25))))
                .isEmpty();
    }

    @Test
    void passagesSayWhatComesFromWhere() {
        var original = A + "\n\n" + B + "\n\n" + C;
        var copy = words(9, 30) + "\n\n" + C + "\n\n" + words(10, 30) + "\n\n" + A;
        var passages = Repeat.of(Shingles.of(copy), Shingles.of(original))
                .orElseThrow()
                .passages();
        assertThat(passages.stream().map(passage -> copy.substring(passage.from(), passage.to())))
                .containsExactly(C, A);
        assertThat(passages.stream().map(passage -> original.substring(passage.originalFrom(), passage.originalTo())))
                .containsExactly(C, A);
    }

    @Test
    void aPassageGoesOnBehindAChangedWord() {
        var passages = Repeat.of(Shingles.of(A + " some other words " + B), Shingles.of(A + " different words " + B))
                .orElseThrow()
                .passages();
        assertThat(passages).hasSize(1);
    }

    @Test
    void evidenceIsBoundedAndInTheOrderOfTheText() {
        var original = IntStream.range(0, 60).mapToObj(i -> words(i, 30)).toList();
        var copy = String.join("\n\n", original.reversed());
        var passages = Repeat.of(Shingles.of(copy), Shingles.of(String.join("\n\n", original)))
                .orElseThrow()
                .passages();
        assertThat(passages).hasSize(20).isSortedAccordingTo(Comparator.comparingInt(Overlap::from));
    }

    /// As long as all the rest, and more than the rest has in common with anything.
    @Test
    void whoHeardTheSameSpeechHasCopiedNothing() {
        var speech = "\n\n“" + words(11, 80) + "”\n\n";
        assertThat(kind(A + speech + B, C + speech + words(12, 60))).isEmpty();
        assertThat(kind(A + speech.replaceAll("[“”]", "") + B, C + speech + words(12, 60)))
                .contains(CopyKind.EXCERPT);
    }

    @Test
    void twoArticlesInOneAreACopyOfEach() {
        var first = A + "\n\n" + words(13, 60);
        var second = IntStream.range(14, 20).mapToObj(i -> words(i, 60)).collect(Collectors.joining("\n\n"));
        assertThat(kind(first + "\n\n" + second, first)).contains(CopyKind.EDITED);
        assertThat(kind(first + "\n\n" + second, second)).contains(CopyKind.EDITED);
    }

    @Test
    void scriptsWithoutSpacesAreComparedToo() {
        var report = "港务局周三表示，奥斯特莫尔的旋转桥自周二晚间以来一直处于开启状态，将这座港口小镇一分为二，约四千名通勤者被困。";
        assertThat(kind("（记者）" + report, report)).contains(CopyKind.SYNDICATED);
    }

    @Test
    void aShortTextIsNoCopy() {
        assertThat(kind("Stocks closed higher on Monday.", "Stocks closed higher on Monday."))
                .isEmpty();
    }

    @Test
    void aSentenceInOtherWordsSaysTheSame() {
        assertThat(Repeat.says(
                        "The ferry Solveig ran aground off Karsund on Monday with 214 people on board, police said.",
                        "Police said on Monday that the ferry Solveig had run aground off Karsund with 214 people on"
                                + " board."))
                .isTrue();
        assertThat(Repeat.says(
                        "The ferry Solveig ran aground off Karsund on Monday with 214 people on board, police said.",
                        "The ferry Solveig carried 38 passengers when it was sold to a Brennach company in 1998."))
                .isFalse();
        assertThat(Repeat.says("", "")).isFalse();
    }

    @Test
    void aFewWordsOfAReportAreFoundByTheOpening() {
        var original = IntStream.range(20, 60).mapToObj(i -> words(i, 40)).collect(Collectors.joining("\n\n"));
        assertThat(shared(original, words(20, 40))).isPositive();
    }

    @Test
    void copiesShareAPartOfTheirFingerprint() {
        var original = A + "\n\n" + B + "\n\n" + C;
        assertThat(shared(original, A)).isPositive();
        assertThat(shared(original, A + "\n\n" + words(8, 20) + "\n\n" + C)).isPositive();
        assertThat(shared(A, B)).isZero();
        assertThat(Fingerprint.of(Fingerprint.of(Shingles.of(A)).bytes())).isEqualTo(Fingerprint.of(Shingles.of(A)));
    }

    private static long shared(String one, String other) {
        var keys = Fingerprint.of(Shingles.of(one)).keys();
        return Arrays.stream(Fingerprint.of(Shingles.of(other)).keys())
                .filter(key -> Arrays.stream(keys).anyMatch(k -> k == key))
                .count();
    }

    private static Optional<CopyKind> kind(String later, String earlier) {
        return Repeat.of(Shingles.of(later), Shingles.of(earlier)).map(Repeat::kind);
    }

    /// Words of a made-up language, the same for the same seed.
    private static String words(long seed, int count) {
        var random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(1 << 20), 36) + "ae")
                .collect(Collectors.joining(" "));
    }
}
