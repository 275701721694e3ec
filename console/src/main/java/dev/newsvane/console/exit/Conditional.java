package dev.newsvane.console.exit;

import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;

/// What is sent only to whom it is new (RFC 9110, section 13). The entity tag is a hash of the very bytes.
final class Conditional {
    /// A date in seconds does not tell two changes within one apart, so a change is given none before it is this old
    /// (RFC 9110, 8.8.2.2).
    private static final Duration SETTLED = Duration.ofMinutes(1);

    /// RFC 9110, 5.6.7: two digits a day, which the JDK's own does not write.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Conditional() {}

    /// @param updated when it changed last
    static Response answer(Request request, String type, ByteString body, Instant updated, Instant now) {
        var tag = "\"" + Ids.of(body) + "\"";
        var modified = Optional.of(updated.truncatedTo(ChronoUnit.SECONDS))
                .filter(at ->
                        at.isAfter(Instant.EPOCH) && Duration.between(at, now).compareTo(SETTLED) > 0);
        var known = request.header("if-none-match")
                .map(tags -> names(tags, tag))
                .orElseGet(() -> modified.isPresent()
                        && since(request)
                                .filter(at -> !modified.get().isAfter(at))
                                .isPresent());
        var response = (known ? Response.of(304, type, ByteString.EMPTY) : Response.of(200, type, body))
                .with("etag", tag)
                .with("cache-control", "private, no-cache");
        return modified.map(at -> response.with("last-modified", DATE.format(at)))
                .orElse(response);
    }

    /// Weakly, as the header is meant: who hands it on compressed may have made the tag a weak one.
    private static boolean names(String tags, String tag) {
        return tags.strip().equals("*")
                || Stream.of(tags.split(",", -1))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
    }

    private static Optional<Instant> since(Request request) {
        return request.header("if-modified-since").flatMap(text -> {
            try {
                return Optional.of(Instant.from(DATE.parse(text)));
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        });
    }
}
