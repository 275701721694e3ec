package dev.newsvane.app.tool;

import dev.newsvane.app.UserMistake;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Web;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import okio.ByteString;

/// What the small tools read: a file, standard input (`-`) or a URL, guarded like any other. Gzip is recognised by its
/// first bytes, whatever the name.
public final class Input {
    /// More than any document of ours is worth.
    public static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final Pattern URL = Pattern.compile("(?i)https?://.*");
    private static final Web.Bounds BOUNDS = new Web.Bounds(MAX_BYTES, Duration.ofSeconds(60), 10);

    private final InputStream standard;
    private final Supplier<Web.Settings> fetch;

    /// @param standard what `-` reads
    /// @param fetch how URLs are asked for; asked where there is one
    public Input(InputStream standard, Supplier<Web.Settings> fetch) {
        this.standard = standard;
        this.fetch = fetch;
    }

    /// A whole document.
    ///
    /// @param url where it is from, where that is known
    public record Document(ByteString body, Optional<String> contentType, Optional<URI> url) {}

    /// A source that gives nothing: not there, not reachable, too large.
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    /// Reads a document as a whole.
    ///
    /// @throws UserMistake where a file is not there
    /// @throws Unreadable where the world or the document fails
    public Document document(String src) throws Unreadable {
        if (URL.matcher(src).matches()) {
            return fetched(src);
        }
        try (var in = open(src)) {
            var body = in.readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw new Unreadable(src + ": is larger than 64 MiB, and nothing larger is read");
            }
            return new Document(ByteString.of(body), Optional.empty(), Optional.empty());
        } catch (IOException e) {
            throw new Unreadable(src + ": cannot be read: " + e.getMessage());
        }
    }

    /// Takes lines, one at a time.
    public interface Lines {
        /// One line.
        ///
        /// @param number 1 is the first
        /// @param line without its end; empty where it is longer than [#MAX_BYTES]
        void line(long number, Optional<byte[]> line);
    }

    /// Reads a document line by line, as long as it may be.
    ///
    /// @throws UserMistake where a file is not there
    /// @throws Unreadable where the world or the document fails
    public void lines(String src, Lines lines) throws Unreadable {
        try (var in = URL.matcher(src).matches()
                ? new ByteArrayInputStream(fetched(src).body().toByteArray())
                : open(src)) {
            split(in, lines);
        } catch (IOException e) {
            throw new Unreadable(src + ": cannot be read: " + e.getMessage());
        }
    }

    /// Takes a document's bytes as they lie there, packed or not.
    public interface Bytes<T> {
        T take(InputStream in) throws IOException;
    }

    /// Reads a file of any length.
    ///
    /// @throws UserMistake where it is not there
    /// @throws Unreadable where the world or the file fails
    public <T> T bytes(String src, Bytes<T> bytes) throws Unreadable {
        try (var in = opened(src)) {
            return bytes.take(in);
        } catch (IOException e) {
            throw new Unreadable(src + ": cannot be read: " + e.getMessage());
        }
    }

    private InputStream open(String src) throws IOException {
        return unpacked(opened(src));
    }

    private InputStream opened(String src) throws IOException {
        if (src.equals("-")) {
            return new Unclosed(standard);
        }
        var file = Path.of(src);
        if (Files.isDirectory(file)) {
            throw new UserMistake(src + ": is a folder; right would be a file, - or an http or https URL");
        }
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException _) {
            throw new UserMistake(src + ": there is no such file; right would be a file, - or an http or https URL");
        } catch (AccessDeniedException _) {
            throw new UserMistake(src + ": may not be read; right would be a file that you may read");
        }
    }

    private Document fetched(String src) throws Unreadable {
        try (var web = new Web(fetch.get())) {
            return switch (web.get(URI.create(src), Map.of(), BOUNDS)) {
                case Answer.Got got
                when got.succeeded() ->
                    new Document(unpacked(got.body()), got.header("content-type"), Optional.of(got.url()));
                case Answer.Got got -> throw new Unreadable(src + ": answered with status " + got.status());
                case Answer.Silence(Answer.Cause cause, String detail)
                when cause == Answer.Cause.REFUSED_ADDRESS ->
                    throw new Unreadable(src + ": is a refused address (" + detail + "); a configuration with"
                            + " fetch.dangerously-allow-private-addresses: true allows it (--config FILE)");
                case Answer.Silence(Answer.Cause cause, String detail) ->
                    throw new Unreadable(src + ": gave no answer ("
                            + cause.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "): " + detail);
            };
        } catch (IOException e) {
            throw new Unreadable(src + ": cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException _) {
            throw new UserMistake(src + ": is no URL");
        }
    }

    /// A body that is itself a gzip file, as `.jsonl.gz` and `sitemap.xml.gz` are served.
    private static ByteString unpacked(ByteString body) throws IOException {
        try (var in = unpacked(new ByteArrayInputStream(body.toByteArray()))) {
            return ByteString.of(in.readNBytes(MAX_BYTES));
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, 2);
        var head = pushback.readNBytes(2);
        pushback.unread(head);
        var gzip = head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
        return gzip ? new GZIPInputStream(pushback) : pushback;
    }

    private static void split(InputStream in, Lines lines) throws IOException {
        var line = new ByteArrayOutputStream();
        var chunk = new byte[64 * 1024];
        var number = 1L;
        var tooLong = false;
        for (var n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            var start = 0;
            for (var i = 0; i < n; i++) {
                if (chunk[i] == '\n') {
                    line.write(chunk, start, i - start);
                    lines.line(number++, ended(line, tooLong));
                    line.reset();
                    tooLong = false;
                    start = i + 1;
                }
            }
            line.write(chunk, start, n - start);
            if (line.size() > MAX_BYTES) {
                tooLong = true;
                line.reset();
            }
        }
        if (line.size() > 0 || tooLong) {
            lines.line(number, ended(line, tooLong));
        }
    }

    private static Optional<byte[]> ended(ByteArrayOutputStream line, boolean tooLong) {
        var bytes = line.toByteArray();
        var length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return tooLong ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, length));
    }

    /// Standard input belongs to whoever gave it.
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
