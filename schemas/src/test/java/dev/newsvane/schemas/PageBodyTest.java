package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class PageBodyTest {
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final ByteString HTML = ByteString.encodeUtf8("<p>news</p>".repeat(1000));

    @Test
    void aBodyComesBackAsItWent() {
        assertThat(PageBody.body(page(PageBody.compress(HTML), HTML.size()))).isEqualTo(HTML);
        assertThat(PageBody.body(page(PageBody.compress(ByteString.EMPTY), 0))).isEqualTo(ByteString.EMPTY);
    }

    @Test
    void aBodyThatIsLargerThanItClaimsIsRefused() {
        assertThatThrownBy(() -> PageBody.body(page(PageBody.compress(HTML), 10)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageBody.body(page(PageBody.compress(HTML), Integer.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageBody.body(page(ByteString.encodeUtf8("no zstd"), 10)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Page page(ByteString body, int size) {
        var item = Item.linked("source", "u", Optional.empty(), Lanes.LIVE, T);
        return new Page("p", "u", "u", 200, Optional.empty(), body, size, item, Lanes.LIVE, false, T);
    }
}
