package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// base's HTTP client against servers that speak HTTP/2, one certificate naming them all.
@Timeout(60)
class Http2Test {
    private static final Web.Bounds BOUNDS = new Web.Bounds(1 << 20, Duration.ofSeconds(20), 5);
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("one.example")
            .addSubjectAlternativeName("two.example")
            .build();
    private static final HandshakeCertificates SERVER =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    private final MockWebServer one = server();
    private final MockWebServer two = server();
    private final Web web = web(true, one.getSocketAddress(), two.getSocketAddress());

    @AfterEach
    void close() {
        web.close();
        one.close();
        two.close();
    }

    @Test
    void http2IsSpokenWhereTheServerCanAndOneConnectionServesAll() throws Exception {
        var zipped = new Buffer().write(Wire.gzip(ByteString.encodeUtf8("words")));
        for (var i = 0; i < 3; i++) {
            one.enqueue(new MockResponse.Builder()
                    .addHeader("content-encoding", "gzip")
                    .body(zipped.clone())
                    .build());
            assertThat(body("https://one.example/" + i)).isEqualTo("words");
        }
        for (var i = 0; i < 3; i++) {
            var request = one.takeRequest();
            assertThat(request.getVersion()).isEqualTo("HTTP/2");
            assertThat(request.getConnectionIndex()).isZero();
        }
    }

    @Test
    void whereItCannotTheOlderProtocolIsSpoken() throws Exception {
        one.setProtocols(List.of(Protocol.HTTP_1_1));
        one.enqueue(answer("words"));
        assertThat(body("https://one.example/")).isEqualTo("words");
        assertThat(one.takeRequest().getVersion()).isEqualTo("HTTP/1.1");
    }

    @Test
    void anAnswerWhoseBodyIsNotWaitedForLeavesItsConnectionToTheNext() throws Exception {
        one.setProtocols(List.of(Protocol.HTTP_1_1));
        for (var i = 0; i < 3; i++) {
            one.enqueue(answer("taken"));
            assertThat(web.post(
                            URI.create("https://one.example/"),
                            Map.of(),
                            ByteString.encodeUtf8("{}"),
                            new Web.Bounds(0, Duration.ofSeconds(20), 0)))
                    .isInstanceOfSatisfying(
                            Got.class, got -> assertThat(got.body()).isEqualTo(ByteString.EMPTY));
            assertThat(one.takeRequest().getConnectionIndex()).isZero();
        }
    }

    @Test
    void aRedirectAnAnswerWithoutBodyAndABodyWeSendGoTheSameWay() throws Exception {
        one.enqueue(new MockResponse.Builder()
                .code(301)
                .addHeader("location", "https://two.example/a")
                .build());
        two.enqueue(answer("moved"));
        assertThat(((Got) get("https://one.example/")).moved()).contains(URI.create("https://two.example/a"));
        one.enqueue(new MockResponse.Builder().code(304).build());
        assertThat(((Got) get("https://one.example/")).status()).isEqualTo(304);
        one.enqueue(new MockResponse.Builder().code(202).build());
        var sent = ByteString.encodeUtf8("{}");
        assertThat(web.post(URI.create("https://one.example/"), Map.of(), sent, BOUNDS))
                .isInstanceOfSatisfying(
                        Got.class, got -> assertThat(got.status()).isEqualTo(202));
    }

    /// Certificate and address would allow the client to send both names' requests over one connection.
    @Test
    void eachNameIsConnectedToForItself() {
        one.enqueue(answer("one"));
        one.enqueue(answer("one, asked for what is two's"));
        two.enqueue(answer("two"));
        assertThat(body("https://one.example/")).isEqualTo("one");
        assertThat(body("https://two.example/")).isEqualTo("two");
    }

    @Test
    void aPrivateAddressIsNotConnectedTo() {
        try (var guarded = web(false, one.getSocketAddress(), two.getSocketAddress())) {
            assertThat(cause(guarded.get(URI.create("https://one.example/"), Map.of(), BOUNDS)))
                    .contains(Cause.REFUSED_ADDRESS);
        }
        assertThat(one.getRequestCount()).isZero();
    }

    @Test
    void headersAreBoundedAndManyAreNoFault() {
        one.enqueue(new MockResponse.Builder()
                .addHeader("x-long", "x".repeat(300_000))
                .build());
        assertThat(cause(get("https://one.example/"))).contains(Cause.BROKEN);
        var many = new MockResponse.Builder().body("words");
        IntStream.range(0, 500).forEach(i -> many.addHeader("x-filler-" + i, "some words of no use"));
        one.enqueue(many.build());
        assertThat(body("https://one.example/")).isEqualTo("words");
    }

    @Test
    void aLongBodyIsCutAndTheNextAnswerIsWell() {
        one.enqueue(answer("x".repeat(3 << 20)));
        assertThat(cause(get("https://one.example/"))).contains(Cause.TOO_LARGE);
        one.enqueue(answer("words"));
        assertThat(body("https://one.example/")).isEqualTo("words");
    }

    @ParameterizedTest
    @EnumSource(Http2Flood.Kind.class)
    void aFloodIsCutOffAndTheNextAnswerIsWell(Http2Flood.Kind kind) throws IOException {
        try (var flood = new Http2Flood(SERVER.sslSocketFactory(), kind);
                var beside = web(true, flood.address(), two.getSocketAddress())) {
            var answer = beside.get(URI.create("https://one.example/"), Map.of(), BOUNDS);
            assertThat(answer).isInstanceOfSatisfying(Silence.class, silence -> {
                assertThat(silence.cause()).isEqualTo(Cause.BROKEN);
                assertThat(silence.detail()).containsPattern("HTTP/2 headers|control frames of HTTP/2");
            });
            two.enqueue(answer("well"));
            assertThat(beside.get(URI.create("https://two.example/"), Map.of(), BOUNDS))
                    .isInstanceOfSatisfying(
                            Got.class, got -> assertThat(got.body().utf8()).isEqualTo("well"));
        }
    }

    private static MockWebServer server() {
        try {
            var server = new MockWebServer();
            server.useHttps(SERVER.sslSocketFactory());
            server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Web web(boolean anyAddress, InetSocketAddress one, InetSocketAddress two) {
        var trust = new Web.Trust(CLIENT.sslSocketFactory(), CLIENT.trustManager());
        var hosts = Map.of("one.example", one, "two.example", two);
        return new Web(new Web.Settings("newsvane-test/1", anyAddress, hosts, Optional.of(trust)));
    }

    private static MockResponse answer(String body) {
        return new MockResponse.Builder().body(body).build();
    }

    private Answer get(String url) {
        return web.get(URI.create(url), Map.of(), BOUNDS);
    }

    private static Optional<Cause> cause(Answer answer) {
        return answer instanceof Silence silence ? Optional.of(silence.cause()) : Optional.empty();
    }

    private String body(String url) {
        return switch (get(url)) {
            case Got got -> got.body().utf8();
            case Silence silence -> silence.toString();
        };
    }
}
