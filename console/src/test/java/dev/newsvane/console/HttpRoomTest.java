package dev.newsvane.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.newsvane.base.Health;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Route.Body;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The server over real sockets, spoken to by hand: visitors break every rule.
class HttpRoomTest {
    private static final int BOUND = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    private final AtomicReference<Map<String, Health>> health =
            new AtomicReference<>(Map.of("poll", new Health.Running()));
    private final List<Request> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    private HttpRoom room = open(FREE);

    private HttpRoom open(InetSocketAddress at) {
        return HttpRoom.open(
                new HttpSettings(at, Optional.empty(), Optional.empty(), true, 1, 1),
                List.of(
                        HealthRoute.of(health::get),
                        new Route("/echo/{what}", _ -> BOUND, Route.Access.OPEN, request -> {
                            seen.add(request);
                            return Response.text(200, request.body().utf8()).with("x-more", "yes");
                        }),
                        new Route(
                                "/unread",
                                _ -> Route.UNREAD,
                                Route.Access.OPEN,
                                request -> Response.text(
                                        200, "read " + request.body().size())),
                        Route.guarded("/wait", request -> {
                            inside.countDown();
                            awaited(go);
                            return Response.text(200, "done");
                        }),
                        Route.guarded(
                                "/stream",
                                request -> new Response(200, "text/plain", Map.of(), new Body.Flow(out -> {
                                    out.write("one".getBytes(ISO_8859_1));
                                    out.flush();
                                    inside.countDown();
                                    go.await();
                                    out.write("two".getBytes(ISO_8859_1));
                                }))),
                        Route.guarded("/bug", request -> {
                            throw new IllegalStateException("s3cret of the house");
                        }),
                        Route.guarded("/deep", request -> Response.text(200, "" + depth(0)))));
    }

    private static int depth(int above) {
        return above < 0 ? 0 : 1 + depth(above + 1);
    }

    @BeforeAll
    static void silenceEndsSoon() {
        System.setProperty("sun.net.httpserver.maxReqTime", "2");
    }

    @BeforeEach
    void nothingSeen() {
        seen.clear();
    }

    @AfterEach
    void close() {
        go.countDown();
        room.close();
    }

    @Test
    void healthIs200WhileEveryStageIsUpAnd503WhenOneIsNot() {
        assertThat(get("/health")).startsWith("HTTP/1.1 200").endsWith("{\"poll\":{\"state\":\"running\"}}\n");
        health.set(Map.of("poll", new Health.Ailing("the disk is nearly full")));
        assertThat(get("/health")).startsWith("HTTP/1.1 200").contains("nearly full");
        health.set(Map.of("poll", new Health.Starting("waits")));
        assertThat(get("/health")).startsWith("HTTP/1.1 503");
        health.set(Map.of("poll", new Health.Failed("poll stopped.")));
        assertThat(get("/health")).startsWith("HTTP/1.1 503").contains("poll stopped.");
        assertThat(post("/health", "")).startsWith("HTTP/1.1 405").containsIgnoringCase("allow: GET, HEAD");
    }

    @Test
    void aRouteIsAskedForWhatItsTemplateSays() {
        var answer = say("POST /echo/a%20b?x=1&x=%C3%A9&y HTTP/1.1\r\nHost: x\r\nX-Sig: a\r\nContent-Length: 5\r\n"
                + "Connection: close\r\n\r\nhello");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
        assertThat(answer).containsIgnoringCase("x-more: yes").containsIgnoringCase("nosniff");
        var request = seen.getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/echo/a b");
        assertThat(request.variable("what")).isEqualTo("a b");
        assertThat(request.query()).containsEntry("x", List.of("1", "é"));
        assertThat(request.header("X-SIG")).contains("a");
        for (var other : List.of("/", "/echo", "/echo/", "/echoes/a", "/echo/a/b", "/echo/a%2Fb", "//echo/a")) {
            assertThat(get(other)).as(other).startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void bodiesEndAtTheBound() {
        var whole = "a".repeat(BOUND);
        assertThat(post("/echo/x", whole)).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n" + whole);
        assertThat(post("/echo/x", whole + "a")).startsWith("HTTP/1.1 413").contains("longer than 1000 bytes");
        assertThat(say("POST /echo/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + "3e8\r\n" + whole + "\r\n3e8\r\n" + whole + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(seen).hasSize(1);
        assertThat(get("/health")).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatNobodyWaitsForIsAnsweredUnread() {
        assertThat(post("/unread", "a".repeat(5 * BOUND)))
                .startsWith("HTTP/1.1 200")
                .endsWith("read 0");
    }

    @Test
    void headersEndAtTheBoundAndNonsenseIsRefused() {
        assertThat(say("GET /echo/x HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n"))
                .doesNotContain("200");
        assertThat(say("no http\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(seen).isEmpty();
        assertThat(get("/health")).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoFallsSilentIsHungUpOn() {
        assertThat(say("GET /echo/x HTTP/1.1\r\nHost: x\r\n")).doesNotContain("200");
        assertThat(say("POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"))
                .doesNotContain("200");
        assertThat(seen).isEmpty();
        assertThat(get("/health")).startsWith("HTTP/1.1 200");
    }

    @Test
    void moreAtOnceThanThereIsRoomForAreSentAway() throws IOException {
        try (var first = connected()) {
            first.getOutputStream().write("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
            awaited(inside);
            assertThat(get("/echo/x")).startsWith("HTTP/1.1 503");
            assertThat(get("/health")).as("for whoever watches over it").startsWith("HTTP/1.1 200");
            go.countDown();
            assertThat(first.getInputStream().readNBytes(12)).isEqualTo("HTTP/1.1 200".getBytes(ISO_8859_1));
        }
        soonRoomFor("/echo/x");
    }

    @Test
    void strangersWhoFallSilentHoldUpNobody() throws IOException {
        try (var guarded = connected();
                var open = connected()) {
            say(guarded, "POST /wait HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 100\r\n\r\nhalf");
            assertThat(guarded.getInputStream().readNBytes(12)).isEqualTo("HTTP/1.1 421".getBytes(ISO_8859_1));
            say(open, "POST /unread HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
            assertThat(open.getInputStream().readNBytes(12)).isEqualTo("HTTP/1.1 200".getBytes(ISO_8859_1));
            assertThat(get("/echo/x")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void closingEndsWhateverWaits() throws IOException {
        try (var first = connected()) {
            say(first, "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
            awaited(inside);
            room.close();
            assertThat(first.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void anEventSourceIsAskedToComeAgain() throws IOException {
        try (var first = connected()) {
            say(first, "GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
            awaited(inside);
            var second = "GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
            assertThat(say(second + "\r\n")).startsWith("HTTP/1.1 503");
            assertThat(say(second + "Accept: text/event-stream\r\n\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: text/event-stream")
                    .endsWith("\r\n\r\nretry: 5000\n\n");
        }
    }

    @Test
    void aStreamIsReadAsItIsWrittenAndTakesNoPlaceOfARequest() throws IOException {
        try (var first = connected()) {
            first.getOutputStream()
                    .write("GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            awaited(inside);
            assertThat(get("/health")).startsWith("HTTP/1.1 200");
            assertThat(get("/stream")).as("a second one").startsWith("HTTP/1.1 503");
            go.countDown();
            assertThat(new String(first.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
        }
        soonRoomFor("/stream");
    }

    @Test
    void closingEndsTheStreams() throws IOException {
        try (var first = connected()) {
            first.getOutputStream().write("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(ISO_8859_1));
            awaited(inside);
            room.close();
            assertThat(first.getInputStream().readAllBytes())
                    .asString(ISO_8859_1)
                    .doesNotContain("two");
        }
    }

    @Test
    void whoIsNotOfThisMachineIsAskedWhoHeIs() {
        assertThat(say("GET /wait HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(say("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aBugIsNotTold() {
        assertThat(get("/bug")).startsWith("HTTP/1.1 500").doesNotContain("s3cret");
        assertThat(get("/deep")).startsWith("HTTP/1.1 500");
    }

    @Test
    void aTakenPortIsNamed() {
        var port = room.address().getPort();
        assertThatThrownBy(() -> open(room.address()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot listen at 127.0.0.1:" + port + ": ");
    }

    /// A place is given back after its answer is sent, so whoever has the answer may ask a moment too early.
    private void soonRoomFor(String path) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(get(path)).startsWith("HTTP/1.1 200"));
    }

    private String get(String path) {
        return say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private String post(String path, String body) {
        return say("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }

    private static void say(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    }

    /// Everything that is answered until the server hangs up.
    private String say(String request) {
        try (var socket = connected()) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "hung up: " + e.getMessage();
        }
    }

    private Socket connected() throws IOException {
        var socket = new Socket(room.address().getAddress(), room.address().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
