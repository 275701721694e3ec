package dev.newsvane.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.newsvane.base.Json;
import dev.newsvane.base.http.AskedUrl;
import dev.newsvane.ingest.feed.FeedReader;
import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;
import okio.ByteString;

/// Links as anybody writes them, alone and in a feed.
class UrlFuzzTest {
    private static final URI BASE = URI.create("https://a.example/b/c.html?d=e");

    @FuzzTest
    void aLinkHasOneSpellingAndLeadsToOneHost(byte[] given) {
        var link = new String(given, UTF_8);
        held(link);
        inFeed(link).ifPresent(UrlFuzzTest::held);
    }

    private static void held(String link) {
        CanonicalUrl.of(link).ifPresent(canonical -> {
            assertThat(CanonicalUrl.of(canonical)).as("the canonical spelling").contains(canonical);
            var asked = AskedUrl.of(link, canonical);
            assertThat(asked).matches("(?is)https?://.+");
            assertThat(host(asked)).as("the host of %s", asked).isEqualTo(host(canonical));
            assertThat(Sites.of(CanonicalUrl.host(canonical))).isNotEmpty();
        });
    }

    /// The host that a request goes to.
    private static Optional<String> host(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).map(HttpUrl::host);
    }

    private static Optional<String> inFeed(String link) {
        var item = Json.object().put("id", "1").put("url", link);
        var feed = Json.object().put("version", "https://jsonfeed.org/version/1.1");
        feed.putArray("items").add(item);
        return FeedReader.read(ByteString.encodeUtf8(Json.text(feed)), Optional.empty(), BASE)
                        instanceof FeedRead(var read)
                ? read.entries().getFirst().link()
                : Optional.empty();
    }
}
