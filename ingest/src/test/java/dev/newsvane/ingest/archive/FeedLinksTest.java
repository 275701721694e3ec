package dev.newsvane.ingest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedLinksTest {
    private static final URI HERE = URI.create("https://paper.example/feed?page=1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"items":[],"next_url":"https://paper.example/feed?page=2"} | https://paper.example/feed?page=2
        {"items":[],"next_url":"?page=2"}                           | https://paper.example/feed?page=2
        {"items":[],"next_url":"/a b"}                              | https://paper.example/a%20b
        {"items":[],"next_url":" "}                                 |
        {"items":[],"next_url":"mailto:desk@paper.example"}         |
        {"items":[]}                                                |
        {"items":[],"next_url":"/2"                                 |
        <feed><link rel="next" href="/2"/><link rel="prev-archive" href="/1"/></feed> | https://paper.example/1
        <rss><channel><a:link rel="next" href="/2"/></channel></rss>                  | https://paper.example/2
        <feed><entry><link rel="next" href="/2"/></entry></feed>                      |
        """)
    void aDocumentLeadsToTheNextOlderOne(String document, String older) {
        assertThat(FeedLinks.older(ByteString.encodeUtf8(document), Optional.empty(), HERE))
                .isEqualTo(Optional.ofNullable(older).map(URI::create));
    }
}
