package dev.newsvane.base.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import okio.ByteString;

/// A part of what this process answers by HTTP: a step from request to response that knows nothing of servers.
///
/// @param template the path that it answers, as OpenAPI writes it: `{x}` is one part of it, whatever that is, such as
/// in `/watches/{watch}/events`
/// @param bytes the largest body of a request to a path; a larger one is refused before the handler sees any of it,
/// and with [#UNREAD] nobody reads any
/// @param access who may ask
/// @param handler may wait: it has a virtual thread of its own
public record Route(String template, ToLongFunction<String> bytes, Access access, Handler handler) {
    /// In place of a bound: whoever calls there is answered without being read.
    public static final long UNREAD = -1;

    /// Who may ask.
    public enum Access {
        /// Whoever shows what the server asks for.
        GUARDED,
        /// Anybody who reaches the server.
        OPEN,
        /// Anybody, however much is going on: the handler never waits, and what it answers is short.
        ALWAYS
    }

    /// Nobody's body is read there.
    public static Route guarded(String template, Handler handler) {
        return new Route(template, _ -> UNREAD, Access.GUARDED, handler);
    }

    public Route {
        if (!template.startsWith("/") || template.endsWith("/")) {
            throw new IllegalArgumentException("a route begins with / and does not end with it: " + template);
        }
    }

    /// The values of the template's variables in a path; empty where it is another's.
    public Optional<Map<String, String>> match(String path) {
        var names = template.split("/", -1);
        var parts = path.split("/", -1);
        var values = new TreeMap<String, String>();
        for (var i = 0; i < names.length && names.length == parts.length; i++) {
            if (names[i].startsWith("{") && !parts[i].isEmpty()) {
                values.put(names[i].substring(1, names[i].length() - 1), parts[i]);
            } else if (!names[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return names.length == parts.length ? Optional.of(values) : Optional.empty();
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
    /// @param variables those of the route's template
    /// @param query decoded, by name
    /// @param headers by lower-case name; of repeated headers all values in order
    public record Request(
            String method,
            String path,
            Map<String, String> variables,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            ByteString body) {
        public Optional<String> header(String name) {
            return first(headers, name.toLowerCase(Locale.ROOT));
        }

        /// A part of the path.
        ///
        /// @throws IllegalArgumentException where the route's template has no such variable
        public String variable(String name) {
            return Optional.ofNullable(variables.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("the route has no variable " + name));
        }

        /// The first value of a parameter.
        public Optional<String> parameter(String name) {
            return first(query, name);
        }

        private static Optional<String> first(Map<String, List<String>> values, String name) {
            return values.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    /// The body of a response.
    public sealed interface Body {
        /// All of it.
        record Whole(ByteString bytes) implements Body {}

        /// Written while whoever asked reads, in places of their own: see the server for how long it may last.
        record Flow(Writing writing) implements Body {}
    }

    /// Writes a body and returns at its end. It may wait; the server interrupts it when it closes.
    @FunctionalInterface
    public interface Writing {
        /// Ends with an exception where whoever asked reads no more.
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    /// What they are told.
    ///
    /// @param headers beside the type and the length, by lower-case name
    public record Response(int status, String type, Map<String, String> headers, Body body) {
        /// A whole one.
        public static Response of(int status, String type, ByteString bytes) {
            return new Response(status, type, Map.of(), new Body.Whole(bytes));
        }

        /// Some words in plain text.
        public static Response text(int status, String words) {
            return of(status, "text/plain; charset=utf-8", ByteString.encodeUtf8(words));
        }

        public static Response json(int status, String json) {
            return of(status, "application/json", ByteString.encodeUtf8(json));
        }

        /// The same with another header.
        public Response with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name, value);
            return new Response(status, type, Map.copyOf(more), body);
        }
    }
}
