package dev.newsvane.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.Cli;
import dev.newsvane.app.Exit;
import dev.newsvane.base.Snapshot;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import dev.newsvane.testkit.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/// Web archives into a system.
class WebArchiveTest {
    private static final Instant DAY = Instant.parse("2019-05-01T00:00:00Z");
    private static final String PAGE = "<!doctype html><title>%s</title><p>%s";

    @TempDir
    private Path folder = Path.of(".");

    private final TestBroker broker = TestBroker.start();
    private final Channels channels = Channels.of(broker.cluster());

    @BeforeEach
    void channelsAreThere() {
        channels.create(broker.cluster(), 4, (short) 1, Instant.now());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "GZIP"})
    void pagesOfAnArchiveAreTakenInTheOrderOfTheirCapture(WarcCompression compression) throws IOException {
        var file = folder.resolve("news.warc" + (compression == WarcCompression.GZIP ? ".gz" : ""));
        try (var warc = new WarcWriter(
                java.nio.channels.FileChannel.open(
                        file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE),
                compression)) {
            write(warc, false);
        }
        var done = imported(file);
        assertThat(done.exit()).isEqualTo(Exit.DONE);
        assertThat(done.out()).containsExactly("imported 4 articles as history:news");
        assertThat(done.err())
                .containsExactly(
                        file + ": passed over 1 record: no answer",
                        file + ": passed over 1 record: not status 200",
                        file + ": passed over 1 record: not html",
                        file + ": passed over 1 record: no web address",
                        file + ": passed over 1 record: unreadable",
                        file + ": passed over 2 records: repeated",
                        file + ": passed over 1 record: no original");
        var pages = pages();
        assertThat(pages)
                .extracting(Page::finalUrl)
                .containsExactly(
                        "https://a.example/early",
                        "https://a.example/packed",
                        "https://a.example/late",
                        "https://b.example/again");
        assertThat(pages).allSatisfy(page -> assertThat(page.lane()).isEqualTo("history:news"));
        assertThat(pages.getFirst().item().published()).contains(DAY);
        assertThat(PageBody.body(pages.get(1)).utf8()).isEqualTo(PAGE.formatted("Packed", "Chunked and packed."));
        assertThat(pages.get(3).body()).isEqualTo(pages.get(0).body());
        assertThat(imported(file).out()).containsExactly("imported 4 articles as history:news");
        assertThat(pages())
                .extracting(Page::id)
                .isEqualTo(pages.stream().map(Page::id).toList());
    }

    @Test
    void pagesThatAreExportedComeBackByImport() throws IOException {
        var file = folder.resolve("news.warc");
        try (var warc = new WarcWriter(file)) {
            write(warc, false);
        }
        imported(file);
        var line = Files.writeString(folder.resolve("line.jsonl"), "{\"id\":\"1\",\"text\":\"A line.\"}\n");
        imported(line);
        var before = pages().stream()
                .filter(page -> page.lane().equals("history:news"))
                .toList();
        var out = folder.resolve("again.warc.gz");
        var exported = Cli.run("export", "pages", "--kafka", broker.cluster().bootstrap(), "--output", out.toString());
        assertThat(exported.err())
                .containsExactly(
                        "exported 4 pages to " + out,
                        "left out 1 article that came as lines; 'export articles' has them");
        assertThat(folder.resolve("again.warc.gz.part")).doesNotExist();
        assertThat(imported(out).out()).containsExactly("imported 4 articles as history:again");
        var after = pages().stream()
                .filter(page -> page.lane().equals("history:again"))
                .toList();
        assertThat(after)
                .extracting(WebArchiveTest::said)
                .isEqualTo(before.stream().map(WebArchiveTest::said).toList());
        var none = Cli.run(
                "export",
                "pages",
                "--kafka",
                broker.cluster().bootstrap(),
                "--until",
                "2019-05-01",
                "--output",
                out.toString());
        assertThat(none.err()).containsExactly("exported 0 pages to " + out);
    }

    /// All but the lane, and when it was imported.
    private static List<Object> said(Page page) {
        return List.of(
                page.url(),
                page.status(),
                page.contentType(),
                PageBody.body(page),
                page.item().published());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "GZIP"})
    void ofABrokenArchiveWhatStandsBeforeTheBreakIsTaken(WarcCompression compression) throws IOException {
        var out = new ByteArrayOutputStream();
        long start;
        try (var warc = new WarcWriter(java.nio.channels.Channels.newChannel(out), compression)) {
            write(warc, true);
            start = warc.position();
            warc.write(response("https://a.example/cut", DAY, "text/html", PAGE.formatted("Cut", "x".repeat(10_000))));
        }
        var bytes = out.toByteArray();
        var file = folder.resolve(compression == WarcCompression.GZIP ? "cut.warc.gz" : "cut.warc");
        Files.write(file, Arrays.copyOf(bytes, (int) start + (bytes.length - (int) start) / 2));
        var done = imported(file);
        assertThat(done.exit()).isEqualTo(Exit.UNMET);
        assertThat(done.out()).containsExactly("imported 1 article as history:cut");
        assertThat(done.err())
                .last()
                .isEqualTo(file + ": breaks off in the record at byte " + start + "; what stands before it is taken");
    }

    @Test
    void whatIsNoArchiveSaysSo() throws IOException {
        var file = Files.writeString(folder.resolve("none.warc"), "Once upon a time there was no archive.\r\n\r\n");
        var done = imported(file);
        assertThat(done.exit()).isEqualTo(Exit.UNMET);
        assertThat(done.err()).contains(file + ": breaks off in the record at byte 0; what stands before it is taken");
    }

    private static void write(WarcWriter warc, boolean only) throws IOException {
        var early = PAGE.formatted("Early", "The first page.");
        if (only) {
            warc.write(response("https://a.example/early", DAY, "text/html", early));
            return;
        }
        warc.write(new Warcinfo.Builder().date(DAY).build());
        warc.write(response("https://a.example/late", DAY.plusSeconds(60), "text/html", PAGE.formatted("L", "Late.")));
        warc.write(response("https://a.example/early", DAY, "text/html; charset=utf-8", early));
        warc.write(response("https://a.example/early", DAY.plusSeconds(70), "text/html; charset=utf-8", early));
        warc.write(packed());
        warc.write(response("https://a.example/picture", DAY, "image/png", "no page"));
        warc.write(response("dns:a.example", DAY, "text/html", early));
        warc.write(new WarcResponse.Builder(URI.create("https://a.example/gone"))
                .date(DAY)
                .body(new HttpResponse.Builder(404, "Not Found")
                        .body(MediaType.HTML, "<html>".getBytes(UTF_8))
                        .build())
                .build());
        warc.write(new WarcResponse.Builder(URI.create("https://a.example/garbled"))
                .date(DAY)
                .body(new HttpResponse.Builder(200, "OK")
                        .addHeader("Content-Encoding", "gzip")
                        .body(MediaType.HTML, "no gzip".getBytes(UTF_8))
                        .build())
                .build());
        warc.write(revisit("https://b.example/again", early));
        warc.write(revisit("https://a.example/early", early));
        warc.write(revisit("https://b.example/unknown", "what is not here"));
    }

    private static WarcResponse response(String url, Instant at, String type, String body) throws IOException {
        return new WarcResponse.Builder(url)
                .date(at)
                .body(new HttpResponse.Builder(200, "OK")
                        .body(MediaType.parse(type), body.getBytes(UTF_8))
                        .build())
                .payloadDigest(digest(body))
                .build();
    }

    private static WarcResponse packed() throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(PAGE.formatted("Packed", "Chunked and packed.").getBytes(UTF_8));
        }
        var chunked = new ByteArrayOutputStream();
        chunked.write((Integer.toHexString(zipped.size()) + "\r\n").getBytes(UTF_8));
        zipped.writeTo(chunked);
        chunked.write("\r\n0\r\n\r\n".getBytes(UTF_8));
        return new WarcResponse.Builder("https://a.example/packed")
                .date(DAY.plusSeconds(30))
                .body(new HttpResponse.Builder(200, "OK")
                        .addHeader("Content-Encoding", "gzip")
                        .addHeader("Transfer-Encoding", "chunked")
                        .body(MediaType.HTML, chunked.toByteArray())
                        .build())
                .build();
    }

    private static WarcRevisit revisit(String url, String body) throws IOException {
        return new WarcRevisit.Builder(url, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                .date(DAY.plusSeconds(90))
                .body(new HttpResponse.Builder(200, "OK")
                        .addHeader("Content-Type", "text/html")
                        .build())
                .payloadDigest(digest(body))
                .build();
    }

    private static WarcDigest digest(String body) {
        return new WarcDigest("sha1", okio.ByteString.encodeUtf8(body).sha1().hex());
    }

    private List<Page> pages() {
        return Snapshot.of(broker.cluster(), channels.pages()).values().stream().toList();
    }

    private Cli imported(Path file) {
        return Cli.run("import", file.toString(), "--kafka", broker.cluster().bootstrap());
    }
}
