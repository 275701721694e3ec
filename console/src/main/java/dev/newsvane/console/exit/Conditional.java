package dev.newsvane.console.exit;

import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import java.util.stream.Stream;
import okio.ByteString;

/// What is sent only to whom it is new (RFC 9110, section 13). The entity tag is a hash of the very bytes. There is no
/// date: one in seconds tells two alerts of a second not apart, nor a new title, nor what is said after the clock was
/// set back.
final class Conditional {
    private Conditional() {}

    static Response answer(Request request, String type, ByteString body) {
        var tag = "\"" + Ids.of(body) + "\"";
        var known =
                request.header("if-none-match").filter(tags -> names(tags, tag)).isPresent();
        return (known ? Response.of(304, type, ByteString.EMPTY) : Response.of(200, type, body))
                .with("etag", tag)
                .with("cache-control", "private, no-cache");
    }

    /// Weakly, as the header is meant: who hands it on compressed may have made the tag a weak one.
    private static boolean names(String tags, String tag) {
        return tags.strip().equals("*")
                || Stream.of(tags.split(",", -1))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
    }
}
