package dev.newsvane.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SlipsTest {
    private static final long SEED = 7;

    /// Held against trying every word.
    @Test
    void findsEveryWordOneSlipAwayAndNoOther() {
        var random = new Random(SEED);
        var vocabulary = new Vocabulary();
        IntStream.range(0, 2_000).forEach(_ -> vocabulary.add(word(random)));
        var all = IntStream.range(0, vocabulary.size()).boxed().toList();
        var slips = Slips.of(vocabulary, all);
        for (var i = 0; i < 500; i++) {
            var word = word(random);
            assertThat(slips.near(word))
                    .isEqualTo(all.stream()
                            .filter(n -> Slips.oneSlip(word, vocabulary.word(n)))
                            .toList());
        }
    }

    @Test
    void aSlipIsALetterLostAddedChangedOrSwapped() {
        assertThat(List.of("kadre", "kadreys", "cadrey", "kardey", "adrey"))
                .allMatch(word -> Slips.oneSlip(word, "kadrey"));
        assertThat(List.of("kadrey", "cadre", "yerdak", "kadreyse")).noneMatch(word -> Slips.oneSlip(word, "kadrey"));
    }

    /// Short words of few letters, so that many are near each other.
    private static String word(Random random) {
        var letters = new StringBuilder();
        random.ints(random.nextInt(4, 7), 'a', 'e').forEach(letter -> letters.append((char) letter));
        return letters.toString();
    }
}
