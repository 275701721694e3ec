package dev.newsvane.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

class WarcTest {
    @Test
    void whoeverTakesThePagesFailsForItselfAndNotForTheArchive() throws IOException {
        var passed = new ArrayList<Passed>();
        var full = new UncheckedIOException(new IOException("no space left on device"));
        var warc = new Warc(
                _ -> {
                    throw full;
                },
                passed::add);
        var archive = archive();
        assertThatThrownBy(() -> warc.read(new ByteArrayInputStream(archive))).isSameAs(full);
        assertThat(passed).isEmpty();
    }

    private static byte[] archive() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var warc = new WarcWriter(Channels.newChannel(out), WarcCompression.NONE)) {
            var page = new HttpResponse.Builder(200, "OK")
                    .body(MediaType.HTML, "<title>Ferry</title>".getBytes(UTF_8))
                    .build();
            warc.write(new WarcResponse.Builder("https://a.example/ferry")
                    .body(page)
                    .build());
        }
        return out.toByteArray();
    }
}
