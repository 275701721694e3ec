package dev.newsvane.ingest.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.newsvane.ingest.url.CanonicalUrl;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import okio.ByteString;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTargetRecord;
import org.netpreserve.jwarc.WarcTruncationReason;

/// Reads the HTML pages of a web archive (WARC 1.0 and 1.1, plain or gzip), in its order and without holding more than
/// one. What a broken archive holds before its break is read.
public final class Warc {
    /// A larger page is passed over, counted without its encodings: what extraction reads at most.
    public static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int HEAD = 1_024;

    private final Consumer<Capture> pages;
    private final Consumer<Passed> passed;

    /// @param pages takes the pages
    /// @param passed is told of everything else
    public Warc(Consumer<Capture> pages, Consumer<Passed> passed) {
        this.pages = pages;
        this.passed = passed;
    }

    /// Reads to the end. What takes the pages may fail, and that ends it.
    ///
    /// @return where the archive breaks off, in bytes from its beginning; empty where it is whole
    public Optional<Long> read(InputStream in) {
        try (var reader = open(in)) {
            for (var next = next(reader); true; next = next(reader)) {
                switch (next) {
                    case Page(Capture capture) -> pages.accept(capture);
                    case Other(Passed why) -> passed.accept(why);
                    case End(Optional<Long> broken) -> {
                        return broken;
                    }
                }
            }
        } catch (IOException _) {
            return Optional.of(0L); // it does not even begin as an archive
        }
    }

    /// What comes next in an archive. Parsers of others are fed what anybody writes: whatever they throw is the
    /// archive's.
    private sealed interface Next {}

    private record Page(Capture capture) implements Next {}

    private record Other(Passed why) implements Next {}

    /// @param broken where it breaks off; empty where it is whole
    private record End(Optional<Long> broken) implements Next {}

    private static WarcReader open(InputStream in) throws IOException {
        try {
            var reader = new WarcReader(in);
            reader.setLenient(true);
            return reader;
        } catch (RuntimeException e) {
            throw new IOException(e);
        }
    }

    private static Next next(WarcReader reader) {
        try {
            return reader.next().map(Warc::record).orElseGet(() -> new End(Optional.empty()));
        } catch (IOException | RuntimeException _) {
            return new End(Optional.of(reader.position()));
        }
    }

    private static Next record(WarcRecord record) {
        try {
            if (record.truncated() != WarcTruncationReason.NOT_TRUNCATED) {
                return new Other(Passed.UNREADABLE);
            }
            return switch (record) {
                case WarcResponse response -> response(response);
                case WarcRevisit revisit -> revisit(revisit);
                default -> new Other(Passed.NO_ANSWER);
            };
        } catch (IOException | RuntimeException _) {
            return new Other(Passed.UNREADABLE); // of this record only; the reader finds the next by its length
        }
    }

    private static Next response(WarcResponse response) throws IOException {
        if (CanonicalUrl.of(response.target()).isEmpty()) {
            return new Other(Passed.NO_WEB_ADDRESS);
        }
        var http = response.http();
        if (http.status() != 200) {
            return new Other(Passed.NOT_STATUS_200);
        }
        if (type(http).filter(type -> !mayBeHtml(type)).isPresent()) {
            return new Other(Passed.NOT_HTML);
        }
        var body = http.bodyDecoded().stream().readNBytes(MAX_BYTES + 1);
        if (body.length == 0 || body.length > MAX_BYTES) {
            return new Other(body.length == 0 ? Passed.EMPTY : Passed.TOO_LARGE);
        }
        return type(http).filter(Warc::isHtml).isEmpty() && !looksLikeHtml(body)
                ? new Other(Passed.NOT_HTML)
                : new Page(capture(response, http, Optional.of(ByteString.of(body))));
    }

    private static Next revisit(WarcRevisit revisit) throws IOException {
        return CanonicalUrl.of(revisit.target()).isEmpty()
                ? new Other(Passed.NO_WEB_ADDRESS)
                : new Page(capture(revisit, revisit.http(), Optional.empty()));
    }

    private static Capture capture(WarcTargetRecord record, HttpResponse http, Optional<ByteString> body) {
        return new Capture(
                record.target(),
                record.date(),
                http.headers().first("Content-Type"),
                record.payloadDigest().map(WarcDigest::toString),
                body);
    }

    private static Optional<String> type(HttpResponse http) {
        return http.headers()
                .first("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty());
    }

    private static boolean isHtml(String type) {
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /// Types under which pages are found too: there the body decides.
    private static boolean mayBeHtml(String type) {
        return isHtml(type)
                || type.equals("text/plain")
                || type.equals("application/octet-stream")
                || type.equals("unknown/unknown")
                || type.equals("application/xml")
                || type.equals("text/xml");
    }

    private static boolean looksLikeHtml(byte[] body) {
        var head = new String(body, 0, Math.min(body.length, HEAD), ISO_8859_1).toLowerCase(Locale.ROOT);
        return head.contains("<!doctype html") || head.contains("<html");
    }
}
