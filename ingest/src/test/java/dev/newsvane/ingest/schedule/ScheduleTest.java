package dev.newsvane.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.ingest.schedule.Rhythm.Pace;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// Every function of the schedule by its table.
class ScheduleTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void theRhythmFollowsTheRateAndTheWindow() {
        var rhythm =
                new Rhythm(Duration.ofHours(4), Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(1));
        Cells.each("rhythm.csv", row -> {
            var sight = new Sight(row.number(1), row.number(2), row.optionalSpan(3), row.optionalSpan(4));
            var pace = rhythm.after(new Pace(row.decimal(0), Duration.ofMinutes(30)), sight);
            assertThat(pace.perDay()).as(row.line()).isCloseTo(row.decimal(5), within(0.01 * row.decimal(5) + 0.005));
            assertThat(minutes(pace.interval())).as(row.line()).isEqualTo(minutes(row.span(6)));
        });
    }

    @Test
    void oneKnobScalesAllIntervals() {
        var sight = new Sight(20, 1, Optional.of(Duration.ofDays(1)), Optional.empty());
        for (var hours : List.of(1, 2, 12)) {
            var rhythm = new Rhythm(
                    Duration.ofHours(hours), Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofMinutes(1));
            assertThat(rhythm.after(new Pace(1, Duration.ofHours(1)), sight).interval())
                    .isEqualTo(Duration.ofHours(hours));
        }
    }

    @Test
    void backOffGrowsLinearlyUntilTheSourceCountsAsDead() {
        var backOff = new BackOff(Duration.ofHours(24), Duration.ofDays(30), 60);
        Cells.each(
                "back-off.csv",
                row -> assertThat(minutes(backOff.after(row.span(0), row.decimal(1), row.optionalSpan(2))))
                        .as(row.line())
                        .isEqualTo(minutes(row.span(3))));
    }

    @Test
    void aServersWishIsReadFromItsHeaders() {
        Cells.each("wishes.csv", row -> {
            var headers = new HashMap<String, List<String>>();
            var names = List.of("cache-control", "age", "expires", "date");
            for (var i = 0; i < names.size(); i++) {
                var name = names.get(i);
                row.optional(i).ifPresent(value -> headers.put(name, List.of(value)));
            }
            var got = new Got(URI.create("http://a.example/"), Optional.empty(), 200, headers, ByteString.EMPTY);
            assertThat(Wish.of(got, T)).as(row.line()).isEqualTo(row.optionalSpan(4));
        });
    }

    @Test
    void aFeedIsNotPolledInTheHoursAndDaysThatItWantsSkipped() {
        Cells.each("skips.csv", row -> {
            var skips = Skips.of(List.of(row.text(0).split(" ")));
            assertThat(skips.after(Instant.parse(row.text(1)))).as(row.line()).isEqualTo(row.text(2));
            assertThat(Skips.of(skips.words())).as(row.line()).isEqualTo(skips);
        });
    }

    @Test
    void validatorsAreBelievedForAWhile() {
        Cells.each(
                "doubt.csv",
                row -> assertThat(new Doubt(ago(row, 0), ago(row, 1))
                                .asksWhole(row.text(2).equals("yes"), T))
                        .as(row.line())
                        .isEqualTo(row.text(3).equals("yes")));
    }

    @Test
    void anAnswerInFullShowsWhetherValidatorsLie() {
        Cells.each(
                "lies.csv",
                row -> assertThat(Doubt.lies(
                                row.text(0).equals("yes"), row.text(1).equals("yes"), ago(row, 2), ago(row, 3)))
                        .as(row.line())
                        .isEqualTo(row.text(4).equals("yes")));
    }

    @Test
    void aSourceIsSilentAgainstItsOwnRhythm() {
        Cells.each(
                "hush.csv",
                row -> assertThat(Hush.isSilent(
                                row.number(0),
                                row.optional(1).map(Instant::parse),
                                row.optional(2).map(Instant::parse),
                                Instant.parse(row.text(3))))
                        .as(row.line())
                        .isEqualTo(row.text(4).equals("yes")));
    }

    @Test
    void sitesThatAnsweredBeforeAndAreSilentTogetherAreOurLine() {
        Cells.each("line.csv", row -> {
            var line = new Line();
            var blame = Blame.HOST;
            for (var heard : row.text(0).split("\\|", -1)) {
                var words = heard.split(" ");
                var asked = words[0].substring(0, words[0].length() - 1);
                var host = asked.split("/", -1)[0];
                if (words[0].endsWith("+")) {
                    line.answered(host, asked, minute(words[1]));
                } else {
                    var remembered = Stream.of(words).skip(2).map(ScheduleTest::minute);
                    blame = line.silent(host, asked, remembered.findFirst(), minute(words[1]));
                    assertThat(line.down(minute(words[1]))).as(row.line()).isEqualTo(blame == Blame.LINE);
                }
            }
            assertThat(blame).as(row.line()).isEqualTo(Blame.valueOf(row.text(1).toUpperCase(Locale.ROOT)));
        });
    }

    @Test
    void whatAClockDecidedThatWasAheadIsNotWaitedFor() {
        Cells.each(
                "setback.csv",
                row -> assertThat(Setback.due(T.minus(row.span(0)), T.plus(row.span(1)), T))
                        .as(row.line())
                        .isEqualTo(T.plus(row.span(2))));
    }

    @Test
    void jitterIsDerivedAndAtMostATenth() {
        var interval = Duration.ofMinutes(30);
        assertThat(Jitter.of("a", interval, T)).isEqualTo(Jitter.of("a", interval, T));
        assertThat(Stream.of("a", "b", "c", "d").map(name -> Jitter.of(name, interval, T)))
                .doesNotHaveDuplicates()
                .allMatch(jitter -> jitter.compareTo(Duration.ofMinutes(3)) < 0 && !jitter.isNegative());
    }

    private static Instant minute(String number) {
        return T.plusSeconds(Math.round(60 * Double.parseDouble(number)));
    }

    private static Optional<Instant> ago(Cells row, int column) {
        return row.optionalSpan(column).map(T::minus);
    }

    private static long minutes(Duration duration) {
        return duration.toMinutes();
    }
}
