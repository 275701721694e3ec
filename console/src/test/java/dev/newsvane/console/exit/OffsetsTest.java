package dev.newsvane.console.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against a plain list, with offsets let go of at any time.
class OffsetsTest {
    @Test
    void numbersBeginWithTheFirstThatIsHeld() {
        var random = new Random(5);
        var offsets = new Offsets();
        var plain = new ArrayList<Long>();
        for (var step = 0; step < 5_000; step++) {
            if (!plain.isEmpty() && random.nextInt(40) == 0) {
                var before = plain.get(random.nextInt(plain.size()));
                offsets.dropBefore(before);
                plain.removeIf(offset -> offset < before);
            }
            var next = (plain.isEmpty() ? 0 : plain.getLast()) + 1 + random.nextInt(3);
            offsets.add(next);
            plain.add(next);

            assertThat(offsets.end()).isEqualTo(plain.size());
            var number = random.nextInt(plain.size());
            assertThat(offsets.at(number)).isEqualTo(plain.get(number));
            assertThat(offsets.from(plain.get(number))).isEqualTo(number);
            assertThat(offsets.from(plain.get(number) + 1)).isEqualTo(number + 1);
            assertThat(offsets.between(number - 5, number + 5))
                    .isEqualTo(plain.subList(Math.max(0, number - 5), Math.min(plain.size(), number + 5)));
            assertThat(offsets.holds(-1)).isFalse();
            assertThat(offsets.holds(plain.size())).isFalse();
        }
    }
}
