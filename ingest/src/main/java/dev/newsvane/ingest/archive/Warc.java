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

    /// Reads to the end.
    ///
    /// @return where the archive breaks off, in bytes from its beginning; empty where it is whole
    public Optional<Long> read(InputStream in) {
        try (var reader = new WarcReader(in)) {
            reader.setLenient(true);
            return read(reader);
        } catch (IOException | RuntimeException _) {
            return Optional.of(0L); // it does not even begin as an archive
        }
    }

    private Optional<Long> read(WarcReader reader) {
        try {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                record(next.get());
                next.get().body().consume();
            }
            return Optional.empty();
        } catch (IOException | RuntimeException _) {
            // parsers of others are fed what anybody writes: here it cannot go on
            return Optional.of(reader.position());
        }
    }

    private void record(WarcRecord record) {
        try {
            if (record.truncated() != WarcTruncationReason.NOT_TRUNCATED) {
                passed.accept(Passed.UNREADABLE);
                return;
            }
            switch (record) {
                case WarcResponse response -> response(response);
                case WarcRevisit revisit -> revisit(revisit);
                default -> passed.accept(Passed.NO_ANSWER);
            }
        } catch (IOException | RuntimeException _) {
            passed.accept(Passed.UNREADABLE); // of this record only; the reader finds the next by its length
        }
    }

    private void response(WarcResponse response) throws IOException {
        if (CanonicalUrl.of(response.target()).isEmpty()) {
            passed.accept(Passed.NO_WEB_ADDRESS);
            return;
        }
        var http = response.http();
        if (http.status() != 200) {
            passed.accept(Passed.NOT_STATUS_200);
            return;
        }
        if (type(http).filter(type -> !mayBeHtml(type)).isPresent()) {
            passed.accept(Passed.NOT_HTML);
            return;
        }
        var body = http.bodyDecoded().stream().readNBytes(MAX_BYTES + 1);
        if (body.length == 0 || body.length > MAX_BYTES) {
            passed.accept(body.length == 0 ? Passed.EMPTY : Passed.TOO_LARGE);
        } else if (type(http).filter(Warc::isHtml).isEmpty() && !looksLikeHtml(body)) {
            passed.accept(Passed.NOT_HTML);
        } else {
            pages.accept(capture(response, http, Optional.of(ByteString.of(body))));
        }
    }

    private void revisit(WarcRevisit revisit) throws IOException {
        if (CanonicalUrl.of(revisit.target()).isEmpty()) {
            passed.accept(Passed.NO_WEB_ADDRESS);
        } else {
            pages.accept(capture(revisit, revisit.http(), Optional.empty()));
        }
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
