package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.Items;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Request;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class PageSizeTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final String URL = "http://a.example/";

    @Test
    void theLargestPageFitsARecordBesideAnItemWithContent() {
        var bytes = new byte[Math.toIntExact(CrawlSettings.defaults().bytes())];
        new Random(7).nextBytes(bytes);
        var got = new Got(URI.create(URL), Optional.empty(), 200, Map.of(), ByteString.of(bytes));
        var item = Items.item("s", Optional.of(URL), "€".repeat(1024 * 1024), false, T);
        var page = CrawlStage.page(Request.first("1", URL, "hash", item, T), got, "hash", T);
        var channel = Channels.offline().pages();
        assertThat(channel.values().serializer().serialize(channel.name(), page))
                .hasSizeLessThan(Channel.MAX_RECORD_BYTES - 1024 * 1024);
    }
}
