package dev.newsvane.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.schedule.Manners.Turn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class MannersTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void aHostIsLeftAloneAsTheTableSays() {
        Cells.each("manners.csv", row -> {
            var turn = new Manners(row.span(4), Duration.ofHours(24))
                    .after(new Turn(T, T, row.number(3)), answer(row), row.span(2), T);
            assertThat(Duration.between(T, turn.next())).as(row.line()).isEqualTo(row.span(5));
            assertThat(turn.rested().isAfter(T) ? Duration.between(T, turn.rested()) : Duration.ZERO)
                    .as(row.line())
                    .isEqualTo(row.span(6));
            assertThat(turn.silences()).as(row.line()).isEqualTo(row.number(7));
        });
    }

    private static Answer answer(Cells row) {
        if (!row.text(0).matches("\\d+")) {
            return new Silence(Cause.valueOf(row.text(0)), "as the table says");
        }
        var headers = row.optional(1)
                .map(after -> Map.of("retry-after", List.of(after)))
                .orElse(Map.of());
        return new Got(URI.create("http://a.example/"), Optional.empty(), row.number(0), headers, ByteString.EMPTY);
    }
}
