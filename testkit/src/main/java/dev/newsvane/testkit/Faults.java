package dev.newsvane.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okio.ByteString;

/// Sites as they should not be, on request. Each ends when the client hangs up. Refused connections are
/// [RecordedWeb#refuses], foreign certificates [RecordedWeb#misnamed]; what goes wrong before a request can be made is
/// for [RecordedWeb#connected].
public final class Faults {
    private static final int CHUNK = 1 << 20;
    private static final String RSS_TYPE = "application/rss+xml; charset=utf-8";
    private static final String RSS_HEAD = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>T</title><link>http://t.example/</link>
        """;

    /// The head of a TLS 1.2 handshake record of 16 KiB, the longest (RFC 8446, 5.1).
    private static final byte[] TLS_RECORD = {0x16, 0x03, 0x03, 0x40, 0x00};

    /// 32 MiB of zeros, as brotli packs them.
    private static final ByteString BROTLI_ZEROS =
            ByteString.decodeHex("cfffff7ff82700e2b14020f7fe3ffffffff14f00c4610180eefd3f");

    private Faults() {}

    /// Breaks the connection when the request has been read.
    public static Site resets() {
        return raw((wire, out) -> wire.setSoLinger(true, 0));
    }

    /// Never answers.
    public static Site hangs() {
        return raw((wire, out) -> waitForEnd(wire));
    }

    /// Takes connections and never says a word on them, be it HTTP or TLS that is waited for.
    public static Reply.Speech mute() {
        return (wire, out) -> waitForEnd(wire);
    }

    /// Announces its part of a TLS handshake, and gives it a byte at a time: no single read is late.
    public static Reply.Speech drippingHandshake(Duration pause) {
        return (wire, out) -> {
            out.write(TLS_RECORD);
            wire.setSoTimeout(Math.toIntExact(pause.toMillis()));
            do {
                out.write(0);
                out.flush();
            } while (stillThere(wire));
        };
    }

    /// An answer whose head comes a byte at a time and never ends: no single read is late.
    public static Reply.Speech drippingHead(Duration pause) {
        return (wire, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nx-drip: ");
            wire.setSoTimeout(Math.toIntExact(pause.toMillis()));
            do {
                write(out, ".");
            } while (stillThere(wire));
        };
    }

    /// A long answer, a byte at a time.
    public static Site drips(Duration pause) {
        return raw((wire, out) -> {
            write(out, "HTTP/1.1 200 OK\r\ncontent-type: " + RSS_TYPE + "\r\ncontent-length: 100000\r\n\r\n");
            wire.setSoTimeout(Math.toIntExact(pause.toMillis()));
            do {
                write(out, " ");
            } while (stillThere(wire));
        });
    }

    /// Headers without end.
    public static Site endlessHeaders() {
        return raw((wire, out) -> {
            write(out, "HTTP/1.1 200 OK\r\n");
            for (var i = 0L; true; i++) {
                write(out, "x-filler-" + i + ": " + "x".repeat(100) + "\r\n");
            }
        });
    }

    /// A proper page with a header of so many bytes.
    public static Site longHeader(int bytes) {
        return ask -> Reply.html("<p>a long header</p>").with("x-filler", "x".repeat(bytes));
    }

    /// A proper page with so many headers.
    public static Site manyHeaders(int count) {
        return ask -> {
            var reply = Reply.html("<p>many headers</p>");
            for (var i = 0; i < count; i++) {
                reply = reply.with("x-filler-" + i, "x");
            }
            return reply;
        };
    }

    /// A page without end, in chunks.
    public static Site endlessBody() {
        return endless("", ByteString.encodeUtf8("<p>and on</p>".repeat(1000)));
    }

    /// A page that is small on the wire and has no end when decompressed.
    public static Site gzipBomb() {
        try {
            return endless("content-encoding: gzip\r\n", Wire.gzip(ByteString.of(new byte[CHUNK])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Site zstdBomb() {
        return endless("content-encoding: zstd\r\n", ByteString.of(Zstd.compress(new byte[CHUNK])));
    }

    /// 32 MiB in 27 bytes.
    public static Site brotliBomb() {
        return ask -> Reply.of(200, "text/html", BROTLI_ZEROS).with("content-encoding", "br");
    }

    /// Each page sends to the next.
    public static Site redirectsForever() {
        return ask -> Reply.redirect(302, ask.path() + "x");
    }

    /// Redirects to itself without end, each time after a pause.
    public static Site redirectsSlowly(Duration pause) {
        return raw((wire, out) -> {
            wire.setSoTimeout(Math.toIntExact(pause.toMillis()));
            if (stillThere(wire)) {
                write(out, "HTTP/1.1 302 Found\r\nlocation: /on\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
            }
        });
    }

    /// Fails so many times, then is well.
    public static Site failing(int times, Reply fault, Site then) {
        var left = new AtomicInteger(times);
        return ask -> left.getAndDecrement() > 0 ? fault : then.answer(ask);
    }

    /// Too many requests.
    ///
    /// @param retryAfter verbatim: seconds, or a date, or nonsense
    public static Reply.Full busy(String retryAfter) {
        return Reply.status(429).with("retry-after", retryAfter);
    }

    /// Promises more than it gives.
    public static Site wrongLength() {
        return raw((wire, out) ->
                write(out, "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 5000\r\n\r\n<p>cut"));
    }

    /// Something else altogether.
    public static Site noHttp() {
        return raw((wire, out) -> write(out, "SSH-2.0-OpenSSH_9.2\r\n"));
    }

    /// HTML where a feed should be.
    public static Site pageInsteadOfFeed() {
        return ask -> Reply.html("<!doctype html><html><head><title>Welcome</title></head><body>"
                + "<h1>Welcome to our new site</h1><p>Feeds have moved. Please look around &nbsp; at leisure.</p>"
                + "<br><p>Unclosed, as HTML may be</body></html>");
    }

    /// 200, and nothing.
    public static Site empty() {
        return ask -> Reply.of(200, RSS_TYPE, ByteString.EMPTY);
    }

    /// A well-formed RSS feed of this size.
    public static Site hugeFeed(long bytes) {
        var tail = "</channel></rss>\n";
        var item = "<item><title>Item %08d</title><link>http://t.example/%08d</link><description>" + "word ".repeat(190)
                + "</description></item>\n";
        var each = item.formatted(0, 0).length();
        var items = (bytes - RSS_HEAD.length() - tail.length()) / each;
        var length = RSS_HEAD.length() + items * each + tail.length();
        return raw((wire, out) -> {
            write(out, "HTTP/1.1 200 OK\r\ncontent-type: " + RSS_TYPE + "\r\ncontent-length: " + length + "\r\n\r\n");
            write(out, RSS_HEAD);
            for (var i = 0L; i < items; i++) {
                write(out, item.formatted(i, i));
            }
            write(out, tail);
        });
    }

    /// A billion laughs, and a look at the password file.
    public static Site entityBomb() {
        var bomb = new StringBuilder("""
            <?xml version="1.0"?>
            <!DOCTYPE rss [
            <!ENTITY l0 "lol">
            <!ENTITY passwords SYSTEM "file:///etc/passwd">
            """);
        for (var i = 1; i < 10; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">\n");
        }
        bomb.append("]>\n<rss version=\"2.0\"><channel><title>&l9;</title><item><title>&passwords;</title>")
                .append("<link>http://t.example/1</link></item></channel></rss>\n");
        return ask -> Reply.text(200, RSS_TYPE, bomb.toString());
    }

    /// Header and prolog say UTF-8, the bytes are windows-1252. The item's title is `“Café” – naïve?`.
    public static Site wrongCharset() {
        var feed = RSS_HEAD
                + "<item><title>“Café” – naïve?</title><link>http://t.example/1</link></item></channel></rss>\n";
        var bytes = ByteString.of(feed.getBytes(Charset.forName("windows-1252")));
        return ask -> Reply.of(200, RSS_TYPE, bytes);
    }

    private static Site endless(String headers, ByteString piece) {
        var chunk = Integer.toHexString(piece.size()) + "\r\n";
        return raw((wire, out) -> {
            write(
                    out,
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n" + headers + "transfer-encoding: chunked\r\n\r\n");
            while (true) {
                out.write(chunk.getBytes(ISO_8859_1));
                piece.write(out);
                write(out, "\r\n");
            }
        });
    }

    private static Site raw(Reply.Speech speech) {
        return ask -> new Reply.Raw(speech);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        if (text.length() < 1000) {
            out.flush();
        }
    }

    private static void waitForEnd(Socket wire) throws IOException {
        wire.setSoTimeout(0);
        while (wire.getInputStream().read() >= 0) {
            // whatever else the client has to say
        }
    }

    /// Waits for the socket's time-out; false when the client has hung up.
    private static boolean stillThere(Socket wire) throws IOException {
        try {
            return wire.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }
}
