package dev.newsvane.base.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import okio.ByteString;

/// A part of what this process answers by HTTP: a step from request to response that knows nothing of servers.
///
/// @param prefix the path that it answers, and all below it, such as `/health`
/// @param bytes the largest body of a request to a path; a larger one is refused before the handler sees any of it,
/// and with [#UNREAD] nobody reads any
/// @param handler may wait: it has a virtual thread of its own
public record Route(String prefix, ToLongFunction<String> bytes, Handler handler) {
    /// In place of a bound: whoever calls there is answered without being read.
    public static final long UNREAD = -1;

    /// With one bound for every path.
    public Route(String prefix, long bytes, Handler handler) {
        this(prefix, _ -> bytes, handler);
    }

    public Route {
        if (!prefix.startsWith("/") || (prefix.length() > 1 && prefix.endsWith("/"))) {
            throw new IllegalArgumentException("a route begins with / and does not end with it: " + prefix);
        }
    }

    /// Whether a path is the route's, or below it.
    public boolean holds(String path) {
        return path.equals(prefix) || path.startsWith(prefix.equals("/") ? prefix : prefix + "/");
    }

    /// What is done with a request.
    @FunctionalInterface
    public interface Handler {
        Response answer(Request request);
    }

    /// What somebody asks.
    ///
    /// @param method in upper case
    /// @param path decoded, without the query
    /// @param query decoded, by name
    /// @param headers by lower-case name; of repeated headers all values in order
    public record Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            ByteString body) {
        public Optional<String> header(String name) {
            return first(headers, name.toLowerCase(Locale.ROOT));
        }

        /// The first value of a parameter.
        public Optional<String> parameter(String name) {
            return first(query, name);
        }

        private static Optional<String> first(Map<String, List<String>> values, String name) {
            return values.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /// What they are told.
    ///
    /// @param headers beside the type and the length
    public record Response(int status, String type, Map<String, String> headers, ByteString body) {
        /// Some words in plain text.
        public static Response text(int status, String words) {
            return new Response(status, "text/plain; charset=utf-8", Map.of(), ByteString.encodeUtf8(words));
        }

        public static Response json(int status, String json) {
            return new Response(status, "application/json", Map.of(), ByteString.encodeUtf8(json));
        }

        /// The same with another header.
        public Response with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Response(status, type, Map.copyOf(more), body);
        }
    }
}
