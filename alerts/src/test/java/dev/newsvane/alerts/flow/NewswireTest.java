package dev.newsvane.alerts.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.base.Json;
import dev.newsvane.schemas.Spike;
import dev.newsvane.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real arrivals: what Reuters sent in six weeks of 1987, to the second, with its nights and week-ends.
class NewswireTest {
    private record Dispatch(Instant at, String id, String text) {}

    private List<Dispatch> wire = List.of();

    @BeforeEach
    void read() {
        var file = Shared.data().map(data -> data.resolve("articles/reuters-train.jsonl.gz"));
        assumeTrue(file.filter(Files::exists).isPresent(), "no ../shared/data/articles beside the checkout");
        wire = wire(file.orElseThrow());
    }

    private static List<Dispatch> wire(Path file) {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(Json::parse)
                    .map(line -> new Dispatch(
                            Instant.parse(line.path("published").asString()),
                            line.path("id").asString(),
                            line.path("title").asString() + " "
                                    + line.path("text").asString()))
                    .sorted((one, other) -> one.at.compareTo(other.at))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The days on which a watch for a pattern would have spoken of a spike.
    private List<LocalDate> days(String pattern) {
        var query = Pattern.compile("(?i)\\b(?:" + pattern + ")\\b");
        var begin = wire.getFirst().at;
        var looked = new Looked(begin, begin.plus(Duration.ofDays(400)), begin, List.of(), List.of());
        var rhythm = Rhythm.begun("w", "q", begin);
        var days = new ArrayList<LocalDate>();
        for (var i = 0; i < wire.size(); i++) {
            var dispatch = wire.get(i);
            if (query.matcher(dispatch.text).find()) {
                var match = Series.match("w", i, "reuters.example", dispatch.id, dispatch.at, Optional.empty());
                var counted = Spikes.counted(rhythm, match, Spike.USUAL, looked);
                rhythm = counted.after();
                counted.tally().ifPresent(tally -> days.add(LocalDate.ofInstant(tally.until(), ZoneOffset.UTC)));
            }
        }
        return days;
    }

    /// On that day the great banks of New York followed each other with a higher prime rate.
    @Test
    void whatHappenedIsFoundOnItsDay() {
        assertThat(days("prime rate")).contains(LocalDate.of(1987, 4, 1)).hasSizeLessThan(3);
    }

    /// Every morning, every Monday and the first hours after a day that is missing bring many times
    /// more than the hours before.
    @Test
    void theRhythmOfAnOfficeIsNoSpike() {
        var spikes = 0;
        for (var steady :
                List.of("the", "said", "shr", "dlrs", "bank", "trade", "oil", "gold", "dollar", "wheat|corn")) {
            spikes += days(steady).size();
        }
        assertThat(spikes).isLessThanOrEqualTo(1);
    }
}
