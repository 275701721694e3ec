package dev.newsvane.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
    private static final String TOKEN = "s3cret-s3cret-s3cret";

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer  " + TOKEN, "Basic desk:" + TOKEN, "Basic :" + TOKEN})
    void whoShowsTheTokenMayAsk(String header) {
        assertThat(told(with(TOKEN), "authorization", encoded(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer s3cret",
                TOKEN,
                "Bearer " + TOKEN + "x",
                "Digest " + TOKEN,
                "Basic " + TOKEN,
                "Basic desk:wrong",
                "Basic ?",
                "Bearer \uD800"
            })
    void whoDoesNotMayNot(String header) {
        assertThat(told(with(TOKEN), "authorization", encoded(header))).contains(401);
        assertThat(told(with(TOKEN), "host", "localhost")).contains(401);
    }

    @Test
    void aRefusalSaysHowAndNotWhat() {
        var refusal = new Gate(with(TOKEN)).refusal(request("x", "y")).orElseThrow();
        assertThat(refusal.headers().get("www-authenticate")).startsWith("Bearer ");
        assertThat(refusal.toString()).doesNotContain(TOKEN);
        assertThat(with(TOKEN).toString()).doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:8480", "127.0.0.1:8480", "127.9.9.9", "[::1]:8480"})
    void withoutATokenWhoCallsItByANameOfThisMachineMayAsk(String host) {
        assertThat(told(alone(), "host", host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example:8480",
                "localhost.evil.example",
                "10.0.0.1",
                "news.example.org",
                "",
                "]["
            })
    void aPageThatWasLedHereByItsNameMayNot(String host) {
        assertThat(told(alone(), "host", host)).contains(421);
    }

    @Test
    void othersThanThisMachineNeedAToken() {
        assertThatThrownBy(() -> HttpSettings.at(new InetSocketAddress("0.0.0.0", 8480)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a token");
        var url = Optional.of(URI.create("https://news.example.org/"));
        assertThatThrownBy(() -> new HttpSettings(alone().listen(), Optional.empty(), url, true, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a token");
    }

    private static HttpSettings with(String token) {
        return new HttpSettings(new InetSocketAddress("0.0.0.0", 0), Optional.of(token), Optional.empty(), true, 1, 1);
    }

    private static HttpSettings alone() {
        return HttpSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static Optional<Integer> told(HttpSettings settings, String header, String value) {
        return new Gate(settings).refusal(request(header, value)).map(Response::status);
    }

    private static String encoded(String header) {
        return header.startsWith("Basic ") && header.contains(":")
                ? "Basic "
                        + Base64.getEncoder().encodeToString(header.substring(6).getBytes(UTF_8))
                : header;
    }

    private static Request request(String header, String value) {
        return new Request("GET", "/alerts", Map.of(), Map.of(), Map.of(header, List.of(value)), ByteString.EMPTY);
    }
}
