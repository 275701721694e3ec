package dev.newsvane.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;

/// What a site answers: proper HTTP, or whatever it likes to put on the wire.
public sealed interface Reply {
    /// A well-formed answer. The server adds its length and date, compresses it where the client can read that, and
    /// answers 304 in its place where the client has what the validators (`etag`, `last-modified`) name.
    ///
    /// @param headers by lower-case name
    record Full(int status, Map<String, String> headers, ByteString body) implements Reply {
        public Full {
            headers = Collections.unmodifiableMap(new TreeMap<>(headers));
        }

        public Full with(String name, String value) {
            var more = new TreeMap<>(headers);
            more.put(name.toLowerCase(Locale.ROOT), value);
            return new Full(status, more, body);
        }

        /// With the hash of its body as its ETag.
        public Full tagged() {
            return with("etag", '"' + body.sha256().hex().substring(0, 16) + '"');
        }

        public Full modified(Instant at) {
            return with("last-modified", httpDate(at));
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /// Bytes written by hand after the request was read; the connection is closed behind them.
    record Raw(Speech speech) implements Reply {}

    /// What a site without manners does with the connection.
    @FunctionalInterface
    interface Speech {
        void speak(Socket wire, OutputStream out) throws IOException;
    }

    static Full of(int status, String type, ByteString body) {
        return new Full(status, Map.of("content-type", type), body);
    }

    static Full text(int status, String type, String body) {
        return of(status, type, ByteString.encodeUtf8(body));
    }

    static Full html(String body) {
        return text(200, "text/html; charset=utf-8", body);
    }

    static Full status(int status) {
        return text(status, "text/plain; charset=utf-8", status + "\n");
    }

    static Full redirect(int status, String location) {
        return status(status).with("location", location);
    }

    /// An instant as HTTP writes it (RFC 9110, IMF-fixdate).
    static String httpDate(Instant at) {
        return DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .format(at.atOffset(ZoneOffset.UTC));
    }
}
