package dev.newsvane.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.base.http.Web;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// base's HTTP client against a web that means it no good.
@Timeout(60)
class WebTest {
    private static final Web.Bounds BOUNDS = new Web.Bounds(1 << 20, Duration.ofSeconds(20), 5);
    /// For what never ends; whatever else ends by itself has the time of a slow machine.
    private static final Web.Bounds BRIEF = new Web.Bounds(1 << 20, Duration.ofSeconds(2), 5);

    private static final ByteString PLAIN = ByteString.encodeUtf8("Plain words, packed by brotli.\n");
    private static final ByteString BROTLI =
            ByteString.decodeHex("0b0f80506c61696e20776f7264732c207061636b65642062792062726f746c692e0a03");

    private final RecordedWeb recorded = RecordedWeb.start();
    private final Web web = new Web(new Web.Settings("newsvane-test/1", true, recorded.hosts(), Optional.empty()));

    @AfterEach
    void close() {
        web.close();
        recorded.close();
    }

    record Fault(String name, Site site, Cause cause) {
        Web.Bounds bounds() {
            return cause == Cause.TIMEOUT ? BRIEF : BOUNDS;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("resets", Faults.resets(), Cause.BROKEN),
                new Fault("hangs", Faults.hangs(), Cause.TIMEOUT),
                new Fault("drips", Faults.drips(Duration.ofMillis(50)), Cause.TIMEOUT),
                new Fault("endless headers", Faults.endlessHeaders(), Cause.BROKEN),
                new Fault("1 MB header", Faults.longHeader(1 << 20), Cause.BROKEN),
                new Fault("endless body", Faults.endlessBody(), Cause.TOO_LARGE),
                new Fault("gzip bomb", Faults.gzipBomb(), Cause.TOO_LARGE),
                new Fault("zstd bomb", Faults.zstdBomb(), Cause.TOO_LARGE),
                new Fault("brotli bomb", Faults.brotliBomb(), Cause.TOO_LARGE),
                new Fault("50 MB", Faults.hugeFeed(50_000_000), Cause.TOO_LARGE),
                new Fault("redirects for ever", Faults.redirectsForever(), Cause.TOO_MANY_REDIRECTS),
                new Fault("wrong length", Faults.wrongLength(), Cause.BROKEN),
                new Fault("no HTTP", Faults.noHttp(), Cause.BROKEN));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultEndsAndHasItsCause(Fault fault) {
        recorded.site("bad.example", fault.site());
        assertThat(cause("http://bad.example/", fault.bounds())).contains(fault.cause());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatWasSentIsAnsweredByTheStatusWhateverFollowsIt(Fault fault) {
        recorded.site("bad.example", fault.site());
        var answer = web.post(URI.create("http://bad.example/"), Map.of(), ByteString.encodeUtf8("{}"), fault.bounds());
        var answered =
                Set.of("drips", "endless body", "gzip bomb", "zstd bomb", "brotli bomb", "50 MB", "wrong length");
        if (answered.contains(fault.name())) {
            assertThat(answer).isInstanceOfSatisfying(Got.class, got -> {
                assertThat(got.status()).isEqualTo(200);
                assertThat(got.body().size()).isZero();
            });
        } else if (!"redirects for ever".equals(fault.name())) {
            assertThat(answer).isInstanceOf(Silence.class);
        }
    }

    @Test
    void aRefusedConnectionAndAForeignCertificateHaveTheirCauses() {
        recorded.refuses("deaf.example");
        assertThat(cause("http://deaf.example/")).contains(Cause.CONNECT);
        recorded.misnamed("other.example", ask -> Reply.html("x"));
        assertThat(cause("https://other.example/")).contains(Cause.TLS);
        assertThat(cause("http://no-such-host.invalid/")).contains(Cause.DNS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mute.example/", "https://mute.example/", "https://drips.example/"})
    void whatGoesWrongBeforeARequestIsMadeEndsToo(String url) {
        recorded.connected("mute.example", Faults.mute());
        recorded.connected("drips.example", Faults.drippingHandshake(Duration.ofMillis(50)));
        assertThat(cause(url, BRIEF)).contains(Cause.TIMEOUT);
    }

    @Test
    void aHandshakeThatBeginsAsTheTimeRunsOutEndsToo() {
        recorded.connected("drips.example", Faults.drippingHandshake(Duration.ofMillis(50)));
        var random = new Random(1);
        var times = IntStream.range(0, 600)
                .mapToObj(i -> Duration.ofMillis(1 + random.nextInt(40)))
                .toList();
        try (var calls = Executors.newVirtualThreadPerTaskExecutor()) { // ends when all of them have
            times.forEach(time -> calls.execute(
                    () -> web.get(URI.create("https://drips.example/"), Map.of(), new Web.Bounds(1 << 20, time, 5))));
        }
    }

    @Test
    void slowRedirectsShareOneTime() {
        recorded.site("slow.example", Faults.redirectsSlowly(Duration.ofMillis(900)));
        assertThat(cause("http://slow.example/", BRIEF))
                .contains(Cause.TIMEOUT); // each of five is within the two seconds
    }

    @Test
    void theClientIsWellAfterEveryFault() {
        recorded.site("good.example", ask -> Reply.html("good"));
        faults().forEach(fault -> {
            recorded.site("bad.example", fault.site());
            web.get(URI.create("http://bad.example/"), Map.of(), fault.bounds());
            assertThat(body("http://good.example/")).as(fault.name()).isEqualTo("good");
        });
    }

    @Test
    void manyHeadersAreNoFault() {
        recorded.site("good.example", Faults.manyHeaders(500));
        assertThat(get("http://good.example/")).isInstanceOf(Got.class);
    }

    @Test
    void everyEncodingIsUndone() throws Exception {
        var zlib = deflated(new Deflater());
        var bare = deflated(new Deflater(Deflater.DEFAULT_COMPRESSION, true));
        var zstd = ByteString.of(Zstd.compress(PLAIN.toByteArray()));
        var packed = Map.of(
                "gzip", Wire.gzip(PLAIN),
                "x-gzip", Wire.gzip(PLAIN),
                "deflate", zlib,
                "Deflate", bare,
                "br", BROTLI,
                "zstd", zstd,
                "identity", PLAIN,
                "zstd, gzip", Wire.gzip(zstd));
        packed.forEach((encoding, bytes) -> {
            recorded.site(
                    "good.example", ask -> Reply.of(200, "text/plain", bytes).with("content-encoding", encoding));
            assertThat(body("http://good.example/")).as(encoding).isEqualTo(PLAIN.utf8());
        });
    }

    @Test
    void whatSwellsAsNoTextDoesIsRefusedLongBeforeTheBound() throws Exception {
        var zeros = Wire.gzip(ByteString.of(new byte[4 << 20]));
        var sitemap = ByteString.encodeUtf8(IntStream.range(0, 50_000)
                .mapToObj(i -> "<url><loc>https://good.example/2026/11/story-%06d</loc></url>%n".formatted(i))
                .collect(Collectors.joining()));
        var bounds = new Web.Bounds(64 << 20, Duration.ofSeconds(10), 0);
        recorded.site("bad.example", ask -> Reply.of(200, "text/xml", zeros).with("content-encoding", "gzip"));
        var packed = Wire.gzip(sitemap);
        recorded.site("good.example", ask -> Reply.of(200, "text/xml", packed).with("content-encoding", "gzip"));
        assertThat(web.get(URI.create("http://bad.example/"), Map.of(), bounds))
                .isInstanceOfSatisfying(Silence.class, silence -> {
                    assertThat(silence.cause()).isEqualTo(Cause.TOO_LARGE);
                    assertThat(silence.detail()).contains("swells");
                });
        assertThat(web.get(URI.create("http://good.example/"), Map.of(), bounds))
                .isInstanceOfSatisfying(Got.class, got -> assertThat(got.body()).isEqualTo(sitemap));
    }

    @Test
    void anEncodingThatLiesIsABrokenAnswer() {
        for (var encoding : java.util.List.of("gzip", "br", "zstd", "deflate", "rot13", "gzip, gzip, gzip, gzip")) {
            recorded.site(
                    "bad.example", ask -> Reply.of(200, "text/plain", PLAIN).with("content-encoding", encoding));
            assertThat(cause("http://bad.example/")).as(encoding).contains(Cause.BROKEN);
        }
    }

    @Test
    void redirectsAreFollowedAndOnlyPermanentOnesRemembered() {
        recorded.site("new.example", ask -> Reply.html("here"));
        recorded.site("old.example", ask -> Reply.redirect("/tmp".equals(ask.path()) ? 302 : 301, "//new.example/a"));
        var moved = (Got) get("http://old.example/");
        assertThat(moved.url()).isEqualTo(URI.create("http://new.example/a"));
        assertThat(moved.moved()).contains(URI.create("http://new.example/a"));
        var lent = (Got) get("http://old.example/tmp");
        assertThat(lent.url()).isEqualTo(URI.create("http://new.example/a"));
        assertThat(lent.moved()).isEmpty();
    }

    @Test
    void aRedirectToNowhereIsABadUrl() {
        for (var target : java.util.List.of(
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://ftp.example/",
                "http://user:pw@good.example/",
                "http://")) {
            recorded.site("bad.example", ask -> Reply.redirect(302, target));
            assertThat(cause("http://bad.example/")).as(target).contains(Cause.BAD_URL);
        }
    }

    @Test
    void whatIsNoUrlOfThePublicWebIsRefused() {
        for (var url : java.util.List.of(
                "ftp://example.org/", "mailto:a@example.org", "about:blank", "http://user@example.org/", "/relative")) {
            assertThat(cause(url)).as(url).contains(Cause.BAD_URL);
        }
    }

    @Test
    void withoutPermissionNoMappingLeadsToAPrivateAddress() {
        recorded.site("inside.example", ask -> Reply.html("secret"));
        try (var guarded = new Web(new Web.Settings("test", false, recorded.hosts(), Optional.empty()))) {
            assertThat(cause(guarded, "http://inside.example/", BOUNDS)).contains(Cause.REFUSED_ADDRESS);
        }
        assertThat(recorded.visits()).isEmpty();
    }

    @Test
    void validatorsGoBackAsTheyCameAndCannotBreakARequest() {
        recorded.site("good.example", ask -> Reply.html("x"));
        var odd = "\"é\"";
        web.get(URI.create("http://good.example/"), Map.of("if-none-match", odd), BOUNDS);
        web.get(URI.create("http://good.example/"), Map.of("if-none-match", "\"a\r\nx-forged: 1\""), BOUNDS);
        assertThat(recorded.visits())
                .hasSize(2)
                .noneSatisfy(visit -> assertThat(visit.headers()).containsKey("x-forged"));
        assertThat(recorded.visits().getFirst().header("if-none-match"))
                .map(header -> new String(header.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), UTF_8))
                .contains(odd);
    }

    @Test
    void aSiteThatRecoversIsServedAgain() {
        recorded.site("good.example", Faults.failing(2, Faults.busy("3"), ask -> Reply.html("well")));
        var first = (Got) get("http://good.example/");
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("Retry-After")).contains("3");
        get("http://good.example/");
        assertThat(body("http://good.example/")).isEqualTo("well");
    }

    private static ByteString deflated(Deflater deflater) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            PLAIN.write(out);
        }
        return ByteString.of(bytes.toByteArray());
    }

    private Answer get(String url) {
        return web.get(URI.create(url), Map.of(), BOUNDS);
    }

    private Optional<Cause> cause(String url) {
        return cause(url, BOUNDS);
    }

    private Optional<Cause> cause(String url, Web.Bounds bounds) {
        return cause(web, url, bounds);
    }

    private static Optional<Cause> cause(Web web, String url, Web.Bounds bounds) {
        return web.get(URI.create(url), Map.of(), bounds) instanceof Silence silence
                ? Optional.of(silence.cause())
                : Optional.empty();
    }

    private String body(String url) {
        return switch (get(url)) {
            case Got got -> got.body().utf8();
            case Silence silence -> silence.toString();
        };
    }
}
