package dev.newsvane.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Route.Body;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.schemas.Push;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class CallTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @ParameterizedTest
    @CsvFileSource(resources = "verifications.csv", numLinesToSkip = 1)
    void onlyWhatWasAskedForIsConfirmed(
            SubscriptionState state,
            long minutesSinceAsked,
            String mode,
            String topic,
            String challenge,
            int status,
            String kind,
            String because) {
        var query = new HashMap<String, List<String>>();
        query.put("hub.mode", List.of(mode));
        query.put("hub.lease_seconds", List.of("3600"));
        Optional.ofNullable(topic).ifPresent(named -> query.put("hub.topic", List.of(named)));
        Optional.ofNullable(challenge).ifPresent(word -> query.put("hub.challenge", List.of(word)));
        var asked = Subscriptions.in(state, NOW.minus(Duration.ofMinutes(minutesSinceAsked)));

        var verdict = new Call(request("GET", query, Map.of(), ByteString.EMPTY), asked, NOW).judge();

        assertThat(verdict.response().status()).as(because).isEqualTo(status);
        assertThat(verdict.push().map(Push::kind).map(Enum::name)).as(because).isEqualTo(Optional.ofNullable(kind));
        if (status == 200 && challenge != null && !mode.equals("denied")) {
            assertThat(verdict.response().body()).isEqualTo(new Body.Whole(ByteString.encodeUtf8(challenge)));
            assertThat(verdict.push().flatMap(Push::lease)).contains(Duration.ofHours(1));
            assertThat(verdict.response().type()).startsWith("text/plain");
        }
    }

    @Test
    void signedContentIsTakenAndForgedContentIsAcknowledgedAndDropped() {
        var active = Subscriptions.in(SubscriptionState.ACTIVE, NOW);
        var body = ByteString.encodeUtf8("<feed/>");
        var signature = "sha1="
                + HexFormat.of()
                        .formatHex(Signature.hmac("HmacSHA1", active.secret().getBytes(UTF_8), body));

        var taken = post(active.state(), Map.of("x-hub-signature", List.of(signature)), body);
        var wrong =
                post(active.state(), Map.of("x-hub-signature", List.of(signature)), ByteString.encodeUtf8("<other/>"));
        var unsigned = post(active.state(), Map.of(), body);

        assertThat(taken.response().status()).isEqualTo(202);
        assertThat(taken.push().map(Push::body)).contains(body);
        for (var forged : List.of(wrong, unsigned)) {
            assertThat(forged.response()).isEqualTo(taken.response());
            assertThat(forged.push()).isEmpty();
            assertThat(forged.reject().orElseThrow().reason()).isEqualTo(Reason.FORGED);
            assertThat(forged.reject().orElseThrow().toString()).doesNotContain(active.secret());
        }
        assertThat(post(SubscriptionState.ASKED, Map.of(), body).response().status())
                .isEqualTo(503);
        assertThat(post(SubscriptionState.DENIED, Map.of(), body).response().status())
                .isEqualTo(410);
        assertThat(post(SubscriptionState.LEAVING, Map.of(), body).response().status())
                .isEqualTo(410);
    }

    private static Call.Verdict post(SubscriptionState state, Map<String, List<String>> headers, ByteString body) {
        return new Call(request("POST", Map.of(), headers, body), Subscriptions.in(state, NOW), NOW).judge();
    }

    private static Request request(
            String method, Map<String, List<String>> query, Map<String, List<String>> headers, ByteString body) {
        return new Request(method, "/websub/id", Map.of(), query, headers, body);
    }
}
