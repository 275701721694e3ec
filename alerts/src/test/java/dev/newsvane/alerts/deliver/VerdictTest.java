package dev.newsvane.alerts.deliver;

import static dev.newsvane.alerts.Articles.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class VerdictTest {
    @ParameterizedTest
    @CsvFileSource(resources = "attempts.csv", useHeadersInDisplayName = true, delimiter = '|')
    void anAnswerIsJudged(
            String answer,
            @Nullable String retryAfter,
            int tries,
            String expected,
            @Nullable Integer least,
            @Nullable Integer most,
            String says) {
        var verdict =
                Verdict.of(answer(answer, Optional.ofNullable(retryAfter)), "id", tries, T0, DeliverSettings.DEFAULT);
        assertThat(verdict.detail()).contains(says);
        switch (verdict) {
            case Verdict.Delivered _ -> assertThat(expected).isEqualTo("delivered");
            case Verdict.GaveUp(var _, var _, var closed) ->
                assertThat(expected).isEqualTo(closed ? "closed" : "gave up");
            case Verdict.Later(var at, var _, var _) -> {
                assertThat(expected).isEqualTo("later");
                assertThat(Duration.between(T0, at).toMillis())
                        .isBetween(
                                Optional.ofNullable(least).orElseThrow() * 1_000L,
                                Optional.ofNullable(most).orElseThrow() * 1_000L);
            }
        }
    }

    @Test
    void jitterSpreadsWhatFailedTogetherAndIsNeverRandom() {
        var hour = Duration.ofHours(1);
        var waits = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> Schedule.jittered(hour, "id" + i, 1))
                .toList();
        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMinutes(48), Duration.ofMinutes(72)));
        assertThat(waits.stream().distinct().count()).isGreaterThan(900);
        assertThat(Schedule.jittered(hour, "id7", 1)).isEqualTo(waits.get(7));
    }

    private static Answer answer(String answer, Optional<String> retryAfter) {
        return Character.isDigit(answer.charAt(0))
                ? new Answer.Got(
                        URI.create("http://example.org"),
                        Optional.empty(),
                        Integer.parseInt(answer),
                        retryAfter
                                .map(value -> Map.of("retry-after", List.of(value)))
                                .orElse(Map.of()),
                        ByteString.EMPTY)
                : new Answer.Silence(Answer.Cause.valueOf(answer), "no answer");
    }
}
