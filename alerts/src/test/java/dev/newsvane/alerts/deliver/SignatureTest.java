package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.svix.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// Verified by Svix's own library, which knows no message that is more than five minutes old.
class SignatureTest {
    private static final String FRESH = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String BODY = "{\"text\":\"“é” 😀\"}";

    @Test
    void svixVerifiesWithEitherSecretWhileTwoAreInUse() {
        var headers = headers(List.of(FRESH, OLD));
        assertThatCode(() -> new Webhook(FRESH).verify(BODY, headers)).doesNotThrowAnyException();
        assertThatCode(() -> new Webhook(OLD).verify(BODY, headers)).doesNotThrowAnyException();
    }

    @Test
    void svixRefusesAnotherBodyAndAnotherSecret() {
        assertThatThrownBy(() -> new Webhook(FRESH).verify(BODY + " ", headers(List.of(FRESH))))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> new Webhook(OLD).verify(BODY, headers(List.of(FRESH))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static HttpHeaders headers(List<String> secrets) {
        var all = new TreeMap<String, List<String>>();
        Signature.headers("msg_7", Instant.now(), ByteString.encodeUtf8(BODY), secrets)
                .forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
