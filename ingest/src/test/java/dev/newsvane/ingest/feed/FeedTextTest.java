package dev.newsvane.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeedTextTest {
    private static final String SIGNS = " \t\n\u000b\f\r\u001c\u00a0\u2003ab";

    @Test
    void eachRunOfWhiteSpaceBecomesOneSpaceAsByTheExpression() {
        var random = new Random(1);
        for (var round = 0; round < 10_000; round++) {
            var text = random.ints(random.nextInt(8), 0, SIGNS.length())
                    .mapToObj(at -> String.valueOf(SIGNS.charAt(at)))
                    .collect(Collectors.joining());
            assertThat(FeedText.spaced(text)).isEqualTo(text.replaceAll("\\s+", " "));
        }
    }
}
