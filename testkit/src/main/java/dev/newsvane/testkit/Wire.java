package dev.newsvane.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import okio.ByteString;

/// HTTP/1.1 as a well-behaved server speaks it: requests in, replies out.
final class Wire {
    private static final int LINE = 64 * 1024;
    private static final int WORTH_COMPRESSING = 1024;
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private Wire() {}

    /// The next request, or empty where the client has hung up.
    static Optional<Ask> read(InputStream in, boolean secure) throws IOException {
        var start = line(in);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        var words = start.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("no request line: " + start);
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("no header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        var host = first(headers, "host").replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        var length = first(headers, "content-length");
        var body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
        return Optional.of(new Ask(words[0], secure, host, words[1], headers, ByteString.of(body)));
    }

    /// The reply that this client gets: compressed where it can read that, 304 where it has it.
    static Reply.Full fitted(Ask ask, Reply.Full reply) throws IOException {
        return compressed(ask, unchanged(ask, reply) ? notModified(reply) : reply);
    }

    static void write(OutputStream out, Ask ask, Reply.Full sent, Instant now) throws IOException {
        var headers = new LinkedHashMap<>(sent.headers());
        headers.putIfAbsent("date", Reply.httpDate(now));
        if (!BODILESS.contains(sent.status())) {
            headers.putIfAbsent("content-length", Integer.toString(sent.body().size()));
        }
        var head = new StringBuilder("HTTP/1.1 ").append(sent.status()).append(" \r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        if (!BODILESS.contains(sent.status()) && !"HEAD".equals(ask.method())) {
            sent.body().write(out);
        }
        out.flush();
    }

    private static boolean unchanged(Ask ask, Reply.Full reply) {
        if (reply.status() != 200) {
            return false;
        }
        var known = ask.header("if-none-match");
        if (known.isPresent()) { // then If-Modified-Since does not count: RFC 9110, 13.1.3
            return reply.header("etag").filter(known.get()::contains).isPresent();
        }
        return ask.header("if-modified-since")
                .flatMap(Wire::date)
                .flatMap(since ->
                        reply.header("last-modified").flatMap(Wire::date).map(at -> !at.isAfter(since)))
                .orElse(false);
    }

    private static Reply.Full notModified(Reply.Full reply) {
        var headers = new TreeMap<>(reply.headers());
        headers.keySet().retainAll(Set.of("etag", "last-modified", "cache-control", "expires", "vary"));
        return new Reply.Full(304, headers, ByteString.EMPTY);
    }

    private static Reply.Full compressed(Ask ask, Reply.Full reply) throws IOException {
        if (reply.body().size() < WORTH_COMPRESSING
                || reply.headers().containsKey("content-encoding")
                || reply.headers().containsKey("content-length")
                || !ask.header("accept-encoding").orElse("").contains("gzip")) {
            return reply;
        }
        return new Reply.Full(reply.status(), reply.headers(), gzip(reply.body()))
                .with("content-encoding", "gzip")
                .with("vary", "accept-encoding");
    }

    static ByteString gzip(ByteString plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            plain.write(out);
        }
        return ByteString.of(bytes.toByteArray());
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME
                    .withZone(ZoneOffset.UTC)
                    .parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty(); // a date we cannot read is as good as none: RFC 9110, 13.1.3
        }
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
            if (line.size() > LINE) {
                throw new IOException("a line of more than " + LINE + " bytes");
            }
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
