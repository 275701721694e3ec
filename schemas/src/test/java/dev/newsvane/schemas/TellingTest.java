package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By the clocks of Berlin (put forward on 29 March 2026 at 02:00, back on 25 October at 03:00), of Lord Howe (by half
/// an hour) and of Kathmandu (5:45 before UTC).
class TellingTest {
    @ParameterizedTest
    @CsvSource({
        "22:00, 07:00, Europe/Berlin, 2026-03-04T20:59:59Z,",
        "22:00, 07:00, Europe/Berlin, 2026-03-04T21:00:00Z, 2026-03-05T06:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2026-03-05T05:59:59Z, 2026-03-05T06:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2026-03-05T06:00:00Z,",
        "12:00, 13:30, UTC, 2026-03-04T12:30:00Z, 2026-03-04T13:30:00Z",
        "12:00, 13:30, UTC, 2026-03-04T13:30:00Z,",
        // the night that lacks an hour, and the one that has one twice
        "22:00, 07:00, Europe/Berlin, 2026-03-28T21:00:00Z, 2026-03-29T05:00:00Z",
        "22:00, 07:00, Europe/Berlin, 2026-10-24T20:00:00Z, 2026-10-25T06:00:00Z",
        // an end within the hour that is not there is when it is jumped over; one within the hour that is twice is
        // twice
        "22:00, 02:30, Europe/Berlin, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-03-29T01:00:00Z,",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T00:15:00Z, 2026-10-25T00:30:00Z",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T00:45:00Z,",
        "22:00, 02:30, Europe/Berlin, 2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z",
        "22:00, 07:00, Asia/Kathmandu, 2026-03-04T16:15:00Z, 2026-03-05T01:15:00Z",
    })
    void quietHoursEndByTheClockThere(String from, String to, String zone, Instant at, @Nullable Instant until) {
        assertThat(new Quiet(from, to, zone).until(at)).isEqualTo(Optional.ofNullable(until));
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, Europe/Berlin, 2026-03-04T06:59:59Z, 2026-03-04T07:00:00Z",
        "08:00, Europe/Berlin, 2026-03-04T07:00:00Z, 2026-03-05T07:00:00Z",
        "08:00, Europe/Berlin, 2026-03-28T07:00:00Z, 2026-03-29T06:00:00Z",
        "08:00, Europe/Berlin, 2026-10-24T06:00:00Z, 2026-10-25T07:00:00Z",
        "02:30, Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z",
        "02:30, Europe/Berlin, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        // the 30th of December 2011 was jumped over
        "08:00, Pacific/Apia, 2011-12-30T00:00:00Z, 2011-12-30T10:00:00Z",
        ", UTC, 2026-03-04T06:59:59Z, 2026-03-04T07:00:00Z",
        ", UTC, 2026-03-04T07:00:00Z, 2026-03-04T08:00:00Z",
        ", Asia/Kathmandu, 2026-03-04T07:00:00Z, 2026-03-04T07:15:00Z",
        ", Europe/Berlin, 2026-10-25T00:10:00Z, 2026-10-25T01:00:00Z",
        ", Australia/Lord_Howe, 2026-04-04T14:45:00Z, 2026-04-04T15:30:00Z",
    })
    void aDigestComesByTheClockThere(@Nullable String at, String zone, Instant said, Instant told) {
        assertThat(new Digest(Optional.ofNullable(at), zone).after(said)).isEqualTo(told);
    }

    @Test
    void aDigestWaitsForTheEndOfQuietHours() {
        var telling = new Telling(
                Optional.of(new Quiet("22:00", "07:00", "UTC")), Optional.of(new Digest(Optional.empty(), "UTC")));
        assertThat(telling.due(Instant.parse("2026-03-04T21:30:00Z"))).isEqualTo("2026-03-05T07:00:00Z");
        assertThat(telling.due(Instant.parse("2026-03-04T20:30:00Z"))).isEqualTo("2026-03-04T21:00:00Z");
        var now = Instant.parse("2026-03-04T21:30:00Z");
        assertThat(Telling.AT_ONCE.due(now)).isEqualTo(now);
    }

    @Test
    void whateverTheZoneAndTimeWhatIsHeldIsToldWithinTwoDaysAndNotInQuietHours() {
        var random = new Random(7);
        var zones = List.copyOf(ZoneId.getAvailableZoneIds());
        for (var round = 0; round < 20_000; round++) {
            var zone = zones.get(random.nextInt(zones.size()));
            var quiet = new Quiet(time(random), time(random), zone);
            var at = Instant.ofEpochSecond(random.nextLong(0, 2_000_000_000));
            var until = quiet.until(at);
            if (until.isPresent() && !quiet.from().equals(quiet.to())) {
                assertThat(Duration.between(at, until.get()))
                        .as("%s at %s", quiet, at)
                        .isPositive()
                        .isLessThanOrEqualTo(Duration.ofHours(50));
                assertThat(quiet.until(until.get())).as("%s at %s", quiet, at).isEmpty();
            }
        }
    }

    private static String time(Random random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4)).toString();
    }
}
