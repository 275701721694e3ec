package dev.newsvane.alerts.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChanceTest {
    /// The urn of Pólya with whole numbers of balls is beta-binomial, and can be counted.
    @ParameterizedTest
    @CsvSource({"1, 0, 1, 1", "5, 0, 112, 20", "3, 10, 12, 2", "12, 300, 56, 5", "40, 40, 3, 1"})
    void ofBurstyNewsItIsTheExactShareOfAnUrn(int seen, int before, int hours, int size) {
        var ways = BigInteger.ZERO;
        var all = BigInteger.ZERO;
        for (var x = 0; x <= seen + before; x++) {
            var these = draws(size, x).multiply(draws(hours * size, seen + before - x));
            all = all.add(these);
            ways = x >= seen ? ways.add(these) : ways;
        }
        var exact = ways.doubleValue() / all.doubleValue();
        assertThat(Chance.of(seen, before, hours, size)).isCloseTo(exact, Percentage.withPercentage(1e-7));
    }

    /// In how many ways so many are drawn from so many kinds, with repetition.
    private static BigInteger draws(int kinds, int drawn) {
        var ways = BigInteger.ONE;
        for (var i = 1; i <= drawn; i++) {
            ways = ways.multiply(BigInteger.valueOf(kinds + i - 1L)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    /// Przyborowski and Wilenski: given 4 altogether in two like hours, 4 in the one have a chance of
    /// 1/16.
    @Test
    void ofSteadyNewsItIsTheConditionalTestOfTwoPoissonMeans() {
        assertThat(Chance.of(4, 0, 1, 1e9)).isCloseTo(1 / 16.0, within(1e-7));
        assertThat(Chance.of(3, 1, 1, 1e9)).isCloseTo(5 / 16.0, within(1e-7));
    }

    @Test
    void muchIsReckonedAsExactlyAsLittle() {
        assertThat(Chance.of(1000, 112_000, 112, 20)).isBetween(0.4, 0.6);
        assertThat(Chance.of(1000, 11_200, 112, 20)).isBetween(1e-60, 1e-40);
    }
}
