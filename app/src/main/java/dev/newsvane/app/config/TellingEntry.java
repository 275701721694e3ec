package dev.newsvane.app.config;

import dev.newsvane.schemas.Digest;
import dev.newsvane.schemas.Quiet;
import dev.newsvane.schemas.Telling;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// Reads when a watch tells.
final class TellingEntry {
    private static final Reading<String> TIME = new Reading<>(
            "a time of day such as \"07:00\"",
            false,
            text -> text.matches("\\d\\d:\\d\\d")
                    ? parsed(() -> LocalTime.parse(text).toString())
                    : Optional.empty());

    private static final Reading<String> ZONE = new Reading<>(
            "a time zone such as Europe/Berlin or UTC",
            false,
            text -> Optional.of(text).filter(ZoneId.getAvailableZoneIds()::contains));

    private static final Reading<Every> EVERY = Reading.oneOf(Every.class);

    private enum Every {
        HOUR,
        DAY
    }

    private interface Read {
        String read();
    }

    private TellingEntry() {}

    static Telling read(Section watch) {
        return new Telling(
                watch.has("quiet") ? quiet(watch.section("quiet")) : Optional.empty(),
                watch.has("digest") ? digest(watch.section("digest")) : Optional.empty());
    }

    private static Optional<Quiet> quiet(Section section) {
        var from = section.required("from", TIME);
        var to = section.required("to", TIME);
        var zone = section.required("zone", ZONE);
        section.done();
        if (from.isPresent() && from.equals(to)) {
            section.wrong("to", "is from; right would be another time");
        }
        return from.flatMap(begin -> to.flatMap(end -> zone.map(where -> new Quiet(begin, end, where))));
    }

    private static Optional<Digest> digest(Section section) {
        var every = section.required("every", EVERY);
        var daily = every.filter(Every.DAY::equals).isPresent();
        var at = daily ? section.required("at", TIME) : section.value("at", TIME);
        var zone = daily ? section.required("zone", ZONE) : section.value("zone", ZONE);
        section.done();
        if (!daily && every.isPresent() && at.isPresent()) {
            section.wrong("at", "is of days; right would be every: day, or no such key");
        }
        return every.map(_ -> new Digest(at, zone.orElse("UTC")));
    }

    private static Optional<String> parsed(Read read) {
        try {
            return Optional.of(read.read());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
