package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.Tables;
import dev.newsvane.ingest.crawl.Heard.Manner;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaceTest {
    private static final CrawlSettings SETTINGS = CrawlSettings.defaults();

    @ParameterizedTest
    @MethodSource("paces")
    void aHostRestsAsItsAnswersAsk(String heard, String robots, String rest, String slow) {
        var pace = pace(heard);
        assertThat(pace.rest(SETTINGS, duration(robots)).toMillis())
                .isEqualTo(duration(rest).toMillis());
        assertThat(pace.slow()).isEqualTo(slow.equals("slow"));
    }

    @Test
    void whereTheTimeOfAnswersDoesNotMatterOnlyTheDelayDoes() {
        var regardless = new CrawlSettings(
                64,
                "newsvane",
                Duration.ZERO,
                SETTINGS.longestDelay(),
                0,
                SETTINGS.afterTooMany(),
                SETTINGS.deadFor(),
                SETTINGS.longestRetryAfter(),
                SETTINGS.backoff(),
                SETTINGS.waiting(),
                SETTINGS.bytes(),
                SETTINGS.total(),
                SETTINGS.redirects(),
                SETTINGS.robotsFor());
        assertThat(pace("well 6s").rest(regardless, Duration.ZERO)).isZero();
    }

    static Stream<Object[]> paces() {
        return Tables.lines(PaceTest.class, "paces.csv").stream().map(line -> line.split(",", -1));
    }

    private static Pace pace(String heard) {
        return Arrays.stream(heard.split("; ", -1))
                .map(each -> each.split(" ", -1))
                .map(each -> new Heard(Manner.valueOf(each[0].toUpperCase(Locale.ROOT)), duration(each[1])))
                .reduce(Pace.NEW, Pace::after, (a, b) -> b);
    }

    private static Duration duration(String text) {
        return text.isEmpty()
                ? Duration.ZERO
                : text.endsWith("ms")
                        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                        : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
