package dev.newsvane.console.exit;

import dev.newsvane.base.Ids;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okio.ByteString;

/// What is sent only to whom it is new (RFC 9110, section 13). The entity tag is a hash of the very bytes. There is no
/// date: one in seconds tells two alerts of a second not apart, nor a new title, nor what is said after the clock was
/// set back.
final class Conditional {
    /// So many tags are remembered, the latest that were asked for: 200 bytes each.
    private static final int REMEMBERED = 10_000;

    private final Map<String, String> tags = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// Makes the bytes only where it must: who has those whose tag is remembered costs next to nothing.
    ///
    /// @param what the bytes follow from it alone, as long as this process lives
    /// @return empty where there are no bytes
    Optional<Response> answer(Request request, String type, String what, Supplier<Optional<ByteString>> bytes) {
        var tag = remembered(what).filter(known -> asks(request, known));
        if (tag.isPresent()) {
            return tag.map(known -> with(known, Response.of(304, type, ByteString.EMPTY)));
        }
        return bytes.get().map(body -> {
            var fresh = "\"" + Ids.of(body) + "\"";
            remember(what, fresh);
            return with(
                    fresh,
                    asks(request, fresh) ? Response.of(304, type, ByteString.EMPTY) : Response.of(200, type, body));
        });
    }

    private synchronized Optional<String> remembered(String what) {
        return Optional.ofNullable(tags.get(what));
    }

    private synchronized void remember(String what, String tag) {
        tags.put(what, tag);
    }

    private static Response with(String tag, Response response) {
        return response.with("etag", tag).with("cache-control", "private, no-cache");
    }

    private static boolean asks(Request request, String tag) {
        return request.header("if-none-match")
                .filter(known -> names(known, tag))
                .isPresent();
    }

    /// Weakly, as the header is meant: who hands it on compressed may have made the tag a weak one.
    private static boolean names(String tags, String tag) {
        return tags.strip().equals("*")
                || Stream.of(tags.split(",", -1))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag::equals);
    }
}
