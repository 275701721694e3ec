package dev.newsvane.base.http;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import okio.Okio;
import org.brotli.dec.BrotliInputStream;

/// A body without its content encodings, counted in decoded bytes so that a compression bomb ends at the bound; and
/// long before it where it swells as no text does.
final class Decoded {
    static final String ACCEPTED = "gzip, deflate, br, zstd";

    private static final int CHUNK = 16 * 1024;
    private static final int ENCODINGS = 3;
    private static final int ZLIB = 0x78;

    /// How many bytes one byte of a body may become. Measured with zlib's best level: 1,783 real pages 27 at most,
    /// half of them under 5; a sitemap of 50,000 entries 31.
    private static final int RATIO = 200;
    /// Up to here nobody asks: small bodies swell without harm.
    private static final int SMALL = 1 << 20;

    /// 8 MiB: what RFC 9659 allows a zstd content coding to ask for. A frame could make us reserve 128 MiB otherwise.
    private static final int ZSTD_WINDOW_LOG = 23;

    private Decoded() {}

    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;

        TooLarge(String how) {
            super(how);
        }
    }

    static ByteString body(Response response, Web.Bounds bounds, Budget budget) throws IOException {
        var encodings = response.headers("content-encoding").stream()
                .flatMap(value -> java.util.Arrays.stream(value.split(",", -1)))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> !value.isEmpty() && !"identity".equals(value))
                .toList();
        if (encodings.size() > ENCODINGS) {
            throw new IOException("more than " + ENCODINGS + " content encodings");
        }
        var sent = new Counted(response.body().byteStream());
        try (var decoded = decode(encodings.reversed(), sent)) { // the decoders hold native memory
            return read(decoded, bounds, sent, budget);
        }
    }

    private static InputStream decode(List<String> encodings, InputStream sent) throws IOException {
        var in = sent;
        try {
            for (var encoding : encodings) {
                in = decode(encoding, in);
            }
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream decode(String encoding, InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in);
        var first = pushback.read();
        if (first < 0) {
            return pushback; // an empty body, as answers to HEAD and 304 have
        }
        pushback.unread(first);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(pushback, CHUNK);
            case "br" -> new BrotliInputStream(pushback);
            case "zstd" -> new ZstdInputStream(pushback).setLongMax(ZSTD_WINDOW_LOG);
            // RFC 9110 means zlib by "deflate"; some servers send the bare stream
            case "deflate" -> new Deflated(pushback, (first & 0x7f) != ZLIB);
            default -> throw new IOException("unknown content encoding " + encoding);
        };
    }

    private static ByteString read(InputStream in, Web.Bounds bounds, Counted sent, Budget budget) throws IOException {
        var out = new Buffer();
        var decoded = Okio.source(in);
        var taken = false;
        while (decoded.read(out, CHUNK) >= 0) {
            if (out.size() > bounds.bytes() && bounds.cut()) {
                return out.readByteString(bounds.bytes());
            }
            if (out.size() > bounds.bytes()) {
                throw new TooLarge("more than " + bounds.bytes() + " bytes");
            }
            if (out.size() > SMALL && out.size() > RATIO * sent.count) {
                throw new TooLarge("it swells to more than " + RATIO + " times what was sent");
            }
            if (out.size() > Budget.SHORT && !taken) {
                budget.take(bounds.bytes(), bounds.total());
                taken = true;
            }
        }
        return out.readByteString();
    }

    /// Ends its inflater, which the JDK's own does only with one that it made.
    private static final class Deflated extends InflaterInputStream {
        Deflated(InputStream in, boolean bare) {
            super(in, new Inflater(bare), CHUNK);
        }

        @Override
        public void close() throws IOException {
            super.close();
            inf.end();
        }
    }

    /// Counts what came over the wire.
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            var read = super.read(bytes, from, most);
            count += Math.max(0, read);
            return read;
        }
    }
}
