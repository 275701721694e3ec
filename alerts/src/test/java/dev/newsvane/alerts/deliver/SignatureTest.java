package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.svix.Webhook;
import com.svix.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// The vector of Svix's server, whose signature is the example of the Standard Webhooks specification too; a third
    /// implementation (OpenSSL's) makes the same of it.
    @Test
    void anEd25519KeySignsAsTheSpecificationShows() {
        var secret = "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
        var headers = Signature.headers(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1_614_265_330),
                ByteString.encodeUtf8("{\"test\": 2432232314}"),
                List.of(secret));
        assertThat(headers)
                .containsEntry(
                        "webhook-signature",
                        "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==");
        assertThat(SigningKey.of(secret).flatMap(SigningKey::publicKey))
                .contains("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
    }

    @Test
    void aFreshKeyIsVerifiedByItsPublicPart() throws GeneralSecurityException {
        var key = SigningKey.of(SigningKey.fresh(true)).orElseThrow();
        assertThat(verified(key, BODY, key.sign(BODY.getBytes(UTF_8)))).isTrue();
        assertThat(verified(key, BODY + " ", key.sign(BODY.getBytes(UTF_8)))).isFalse();
        assertThat(SigningKey.fresh(true)).isNotEqualTo(SigningKey.fresh(true));
        assertThat(key.toString()).contains("whpk_").doesNotContain("whsk_");
    }

    /// As RFC 8410 writes a public key.
    private static boolean verified(SigningKey key, String body, String header) throws GeneralSecurityException {
        var raw = ByteString.of(
                Base64.getDecoder().decode(key.publicKey().orElseThrow().substring("whpk_".length())));
        var encoded = ByteString.decodeHex("302a300506032b6570032100" + raw.hex());
        var verifier = java.security.Signature.getInstance("Ed25519");
        verifier.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.toByteArray())));
        verifier.update(body.getBytes(UTF_8));
        return verifier.verify(Base64.getDecoder().decode(header.substring("v1a,".length())));
    }

    @Test
    void aReceiverOfTheFirstSchemeIsServedBesideOneOfTheOther() {
        var both = headers(List.of(SigningKey.fresh(true), OLD));
        assertThatCode(() -> new Webhook(OLD).verify(BODY, both)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS",
                "whsec_c2hvcnQ=",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbc=",
                "whsk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir7pdv90Jwek95rbU9LU31Vj81lbvbcIRzvs3iskK5sxtw==",
                "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbcAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
            })
    void whatIsNoSecretSignsNothing(String text) {
        assertThat(Signature.usable(List.of(FRESH, text))).isFalse();
    }

    private static HttpHeaders headers(List<String> secrets) {
        var all = new TreeMap<String, List<String>>();
        Signature.headers("msg_7", Instant.now(), ByteString.encodeUtf8(BODY), secrets)
                .forEach((name, value) -> all.put(name, List.of(value)));
        return HttpHeaders.of(all, (name, value) -> true);
    }
}
