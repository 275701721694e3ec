package dev.newsvane.ingest.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.newsvane.ingest.poll.Tree;
import dev.newsvane.schemas.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;

/// What stands in sitemaps, news sitemaps, lists of sitemaps, lists of URLs and trees of all of these. The first byte
/// says which, modulo 8, and whether it comes packed: `0` to `3` plain, `4` to `7` as gzip.
class SitemapFuzzTest {
    @FuzzTest
    void whateverStandsInASitemapIsReadOrRefused(byte[] sent) {
        if (sent.length == 0) {
            return;
        }
        var inside = Arrays.copyOfRange(sent, 1, sent.length);
        var packed = (sent[0] & 4) != 0;
        switch (sent[0] & 3) {
            case 0 -> FeedFuzzTest.held(sent(under("urlset", inside), packed));
            case 1 -> FeedFuzzTest.held(sent(under("sitemapindex", inside), packed));
            case 2 ->
                FeedFuzzTest.held(
                        sent(new Buffer().writeUtf8("http://").write(inside).readByteString(), packed));
            default -> walked(inside, packed);
        }
    }

    /// A tree whose root and parts stand one behind the other, each ended by a zero; whichever part is asked, its URL
    /// decides which of them answers.
    private static void walked(byte[] inside, boolean packed) {
        var parts = Arrays.stream(new String(inside, ISO_8859_1).split("\0", 20))
                .map(part -> part.getBytes(ISO_8859_1))
                .toList();
        var root = sent(under("sitemapindex", requireNonNull(parts.getFirst())), packed);
        var answers = parts.stream().map(part -> sent(under(part), packed)).toList();
        var tree = new Tree(root, url -> answers.get(Math.floorMod(url.hashCode(), answers.size())));
        var first = ids(tree.visited(0));
        assertThat(ids(tree.visited(1))).as("told at the second visit").noneMatch(first::contains);
    }

    private static List<String> ids(List<Item> items) {
        return items.stream().map(Item::id).toList();
    }

    /// A part that begins like a list is one.
    private static ByteString under(byte[] part) {
        return under(new String(part, ISO_8859_1).startsWith("<sitemap>") ? "sitemapindex" : "urlset", part);
    }

    private static ByteString under(String root, byte[] inside) {
        return new Buffer()
                .writeString(
                        "<" + root + " xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
                                + " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"
                                + " xmlns:xhtml='http://www.w3.org/1999/xhtml'>",
                        ISO_8859_1)
                .write(inside)
                .writeString("</" + root + ">", ISO_8859_1)
                .readByteString();
    }

    private static ByteString sent(ByteString body, boolean packed) {
        if (!packed) {
            return body;
        }
        var packing = new Buffer();
        try (var zip = Okio.buffer(new GzipSink(packing))) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packing.readByteString();
    }
}
