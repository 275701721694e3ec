package dev.newsvane.ingest.archive;

import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/// Writes pages into a web archive (WARC 1.1, each record a gzip member of its own), for [Warc] and whoever reads such.
/// What is kept of an answer is its status, its type and its body without encodings; its other headers are not.
public final class WarcOut implements Closeable {
    private final WarcWriter warc;

    /// Begins the archive.
    ///
    /// @param out is closed with it
    /// @param software who writes it
    public WarcOut(OutputStream out, String software, Instant now) throws IOException {
        this.warc = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP);
        warc.write(new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .date(now)
                .fields(Map.of("software", List.of(software), "format", List.of("WARC File Format 1.1")))
                .build());
    }

    /// When a page counts: when it was fetched; of an imported one, when it happened.
    public static Instant time(Page page) {
        return page.lane().equals(Lanes.LIVE)
                ? page.fetched()
                : page.item().published().orElse(page.fetched());
    }

    /// Writes a page.
    ///
    /// @return whether its body can be read
    public boolean write(Page page) throws IOException {
        ByteString body;
        try {
            body = PageBody.body(page);
        } catch (IllegalArgumentException _) {
            return false;
        }
        warc.write(new WarcResponse.Builder(page.finalUrl())
                .version(MessageVersion.WARC_1_1)
                .date(time(page))
                .payloadDigest(new WarcDigest("sha1", body.sha1().toByteArray()))
                .body(new HttpResponse.Builder(page.status(), "")
                        .body(MediaType.OCTET_STREAM, body.toByteArray())
                        .setHeader("Content-Type", page.contentType().orElse(MediaType.OCTET_STREAM.toString()))
                        .build())
                .build());
        return true;
    }

    @Override
    public void close() throws IOException {
        warc.close();
    }
}
