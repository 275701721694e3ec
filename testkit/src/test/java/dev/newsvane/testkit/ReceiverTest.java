package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static final String SECRET = "whsec_bmV3c3ZhbmUncyBvd24gdGVzdCBzZWNyZXQ=";
    private static final String PAYLOAD = "{\"alert\":\"é\"}";

    private final Receiver receiver = Receiver.start(SECRET, InstantSource.system());
    private final Web web = new Web(new Web.Settings("test", true, Map.of(), Optional.empty()));

    @AfterEach
    void close() {
        web.close();
        receiver.close();
    }

    @Test
    void aSignedRequestIsAccepted() throws Exception {
        assertThat(post("m1", SECRET))
                .isInstanceOfSatisfying(
                        Got.class, got -> assertThat(got.status()).isEqualTo(204));
        assertThat(receiver.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.id()).isEqualTo("m1");
            assertThat(receipt.verified()).isTrue();
            assertThat(receipt.payload().get("alert").stringValue()).isEqualTo("é");
        });
    }

    @Test
    void aForgedRequestIsNot() throws Exception {
        assertThat(post("m1", "whsec_c29tZSBvdGhlciBzZWNyZXQ="))
                .isInstanceOfSatisfying(
                        Got.class, got -> assertThat(got.status()).isEqualTo(401));
        assertThat(receiver.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.verified()).isFalse());
        assertThat(receiver.accepted()).isEmpty();
    }

    @Test
    void repeatsAreCountedById() throws Exception {
        post("m1", SECRET);
        post("m1", SECRET);
        post("m2", SECRET);
        assertThat(receiver.arrivals()).containsEntry("m1", 2L).containsEntry("m2", 1L);
        assertThat(receiver.accepted()).extracting(Receiver.Receipt::id).containsExactly("m1", "m2");
    }

    @Test
    void itBehavesAsBadlyAsItIsTold() throws Exception {
        receiver.behave(new Receiver.Mood.Answers(503, Map.of("retry-after", "7")));
        assertThat(post("m1", SECRET)).isInstanceOfSatisfying(Got.class, got -> {
            assertThat(got.status()).isEqualTo(503);
            assertThat(got.header("retry-after")).contains("7");
        });
        receiver.behave(new Receiver.Mood.Drops());
        assertThat(post("m1", SECRET))
                .isInstanceOfSatisfying(
                        Silence.class, silence -> assertThat(silence.cause()).isEqualTo(Cause.BROKEN));
        receiver.behave(new Receiver.Mood.Well());
        post("m1", SECRET);
        assertThat(receiver.accepted()).hasSize(1);
        assertThat(receiver.arrivals().get("m1")).isGreaterThanOrEqualTo(3);
    }

    private Answer post(String id, String secret) throws Exception {
        var now = Instant.now().getEpochSecond();
        var headers = Map.of(
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(now),
                "webhook-signature",
                new Webhook(secret).sign(id, now, PAYLOAD),
                "content-type",
                "application/json");
        var bounds = new Web.Bounds(1000, Duration.ofSeconds(10), 0);
        return web.post(receiver.url(), headers, ByteString.encodeUtf8(PAYLOAD), bounds);
    }
}
