package dev.newsvane.alerts.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
    private static final int WATCHES = 1000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, Share.MOST})
    void everyWatchIsOfOneShareAndSharesAreAlike(int of) {
        var held = Share.all(of).stream()
                .mapToLong(share -> IntStream.range(0, WATCHES)
                        .filter(watch -> share.holds("watch" + watch))
                        .count())
                .toArray();
        assertThat(held).hasSize(of);
        assertThat(LongStream.of(held).sum()).isEqualTo(WATCHES);
        // four standard deviations of so many throws
        var most = WATCHES / (double) of + 4 * Math.sqrt(WATCHES / (double) of);
        assertThat(LongStream.of(held).max().orElseThrow()).isLessThanOrEqualTo((long) most);
    }

    /// What is remembered of a watch stays where it is from one version of the program to the next.
    @Test
    void theShareOfAWatchIsForEver() {
        assertThat(Share.all(4).stream().filter(share -> share.holds("ai-copyright-suits")))
                .containsExactly(new Share(3, 4));
    }

    @Test
    void aShareIsWrittenAsWhichOfHowMany() {
        assertThat(Share.read("2/4")).contains(new Share(2, 4));
        assertThat(Share.read("1/1")).contains(Share.WHOLE);
        for (var wrong : new String[] {"", "2", "0/2", "3/2", "1/0", "1/65", "-1/2", "1 / 2", "1/2/3", "1/999"}) {
            assertThat(Share.read(wrong)).as(wrong).isEmpty();
        }
        assertThatThrownBy(() -> new Share(3, 2)).hasMessage("there is no share 3 of 2");
    }

    @Test
    void theStageOfAShareNamesIt() {
        assertThat(Share.WHOLE.stage()).isEqualTo("match");
        assertThat(Share.WHOLE).hasToString("match");
        assertThat(new Share(2, 4).stage()).isEqualTo("match-2-of-4");
        assertThat(new Share(2, 4)).hasToString("match 2 of 4");
        assertThat(Share.all(3))
                .allSatisfy(share -> assertThat(Share.ofStage(share.stage())).contains(share));
        assertThat(Share.ofStage("match-shares")).isEmpty();
        assertThat(Share.ofStage("frontier")).isEmpty();
    }
}
