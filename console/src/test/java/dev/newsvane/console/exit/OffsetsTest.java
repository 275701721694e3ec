package dev.newsvane.console.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against a plain list, with offsets let go of at any time.
class OffsetsTest {
    @Test
    void numbersStayWhateverIsLetGoOf() {
        var random = new Random(5);
        var offsets = new Offsets();
        var plain = new ArrayList<Long>();
        var gone = 0;
        for (var step = 0; step < 5_000; step++) {
            if (random.nextInt(40) == 0) {
                var before = plain.isEmpty() ? 0 : plain.get(random.nextInt(gone, plain.size()));
                offsets.dropBefore(before);
                while (gone < plain.size() - 1 && plain.get(gone) < before) {
                    gone++;
                }
            }
            var next = (plain.isEmpty() ? 0 : plain.getLast()) + 1 + random.nextInt(3);
            offsets.add(next);
            plain.add(next);

            assertThat(offsets.first()).isEqualTo(gone);
            assertThat(offsets.end()).isEqualTo(plain.size());
            var number = random.nextInt(gone, plain.size());
            assertThat(offsets.at(number)).isEqualTo(plain.get(number));
            assertThat(offsets.from(plain.get(number))).isEqualTo(number);
            assertThat(offsets.from(plain.get(number) + 1)).isEqualTo(number + 1);
            assertThat(offsets.between(number - 5, number + 5))
                    .isEqualTo(plain.subList(Math.max(gone, number - 5), Math.min(plain.size(), number + 5)));
            assertThat(offsets.holds(gone - 1L)).isFalse();
            assertThat(offsets.holds(plain.size())).isFalse();
        }
    }
}
