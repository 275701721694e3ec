package dev.newsvane.base.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Nobody is led to this machine or its network, whichever way: a victim listens on loopback and must hear nothing.
/// The resolver is the worst there is: every name is this machine.
@Timeout(60)
class GuardTest {
    private static final Web.Bounds BOUNDS = new Web.Bounds(1 << 20, Duration.ofSeconds(20), 5);
    private static final Set<Cause> REFUSALS = Set.of(Cause.REFUSED_ADDRESS, Cause.BAD_URL);

    private final Server victim =
            new Server("127.0.0.1", 0, () -> "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nsecret");

    @AfterEach
    void close() {
        victim.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "hostile-urls.csv", numLinesToSkip = 1)
    void noSpellingIsAskedOrToldAnything(String spelling, String remark) {
        try (var web = web(this::loopback, Optional.empty(), Set.of())) {
            var url = aimed(spelling);
            assertThat(refusal(url, uri -> web.get(uri, Map.of(), BOUNDS)))
                    .as(remark)
                    .isIn(REFUSALS);
            assertThat(refusal(url, uri -> web.post(uri, Map.of(), ByteString.EMPTY, BOUNDS)))
                    .as(remark)
                    .isIn(REFUSALS);
        }
        assertThat(victim.heard()).isZero();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "hostile-urls.csv", numLinesToSkip = 1)
    void noRedirectLeadsThere(String spelling, String remark) {
        var target = aimed(spelling);
        var answer = "HTTP/1.1 302 Found\r\nlocation: " + target + "\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        try (var door = new Server("127.0.0.3", 0, () -> answer);
                var web = web(
                        host -> host.equals("door.example")
                                ? List.of(door.address().getAddress())
                                : loopback(host),
                        Optional.empty(),
                        Set.of(door.address()))) {
            var found = web.get(door.url("door.example"), Map.of(), BOUNDS);
            // what is no other place by the rules of URLs leads back to the door, until it has been enough
            assertThat(found)
                    .as(remark)
                    .isInstanceOfSatisfying(
                            Silence.class,
                            silence -> assertThat(silence.cause())
                                    .isIn(Cause.REFUSED_ADDRESS, Cause.BAD_URL, Cause.TOO_MANY_REDIRECTS));
            assertThat(door.heard()).isPositive();
        }
        assertThat(victim.heard()).isZero();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "hostile-urls.csv", numLinesToSkip = 1)
    void noProxyIsAskedForIt(String spelling, String remark) {
        try (var proxy = new Server("127.0.0.4", 0, () -> "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
                var web = web(this::loopback, proxy.forward(), Set.of())) {
            assertThat(refusal(aimed(spelling), uri -> web.get(uri, Map.of(), BOUNDS)))
                    .as(remark)
                    .isIn(REFUSALS);
            assertThat(proxy.heard()).isZero();
            assertThat(web.get(URI.create("http://example.org/"), Map.of(), BOUNDS))
                    .isInstanceOf(Got.class);
            assertThat(proxy.heard()).isOne();
        }
    }

    @Test
    void aNameThatMovesHereAfterTheFirstLookIsRefusedAtTheSecond() {
        // a port that was just closed may rest for a while: each has an address of its own
        rebound("127.0.0.5", (web, url) -> web.get(url, Map.of(), BOUNDS));
        rebound("127.0.0.7", (web, url) -> web.post(url, Map.of(), ByteString.EMPTY, BOUNDS));
        assertThat(victim.heard()).isZero();
    }

    private void rebound(String first, BiFunction<Web, URI, Answer> ask) {
        var answer = "HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nfine";
        try (var outside = new Server(first, victim.address().getPort(), () -> answer)) {
            var answers = new ArrayDeque<>(List.of(first, "127.0.0.1"));
            var url = URI.create("http://rebound.example:" + outside.address().getPort() + "/");
            try (var web = web(
                    _ -> List.of(InetAddress.getByName(answers.removeFirst())),
                    Optional.empty(),
                    Set.of(outside.address()))) {
                assertThat(ask.apply(web, url)).isInstanceOf(Got.class);
                assertThat(ask.apply(web, url))
                        .isInstanceOfSatisfying(
                                Silence.class,
                                silence -> assertThat(silence.cause()).isEqualTo(Cause.REFUSED_ADDRESS));
            }
        }
    }

    @Test
    void theSecondAddressOfANameIsGuardedLikeTheFirst() {
        var port = victim.address().getPort();
        var deaf = new InetSocketAddress("127.0.0.6", port); // nobody listens there: the next address is tried
        try (var web =
                web(_ -> List.of(deaf.getAddress(), victim.address().getAddress()), Optional.empty(), Set.of(deaf))) {
            assertThat(web.get(URI.create("http://both.example:" + port + "/"), Map.of(), BOUNDS))
                    .isInstanceOf(Silence.class);
        }
        assertThat(victim.heard()).isZero();
    }

    /// The operator named it: it may lie anywhere, come up after us, and move.
    @Test
    void aProxyIsLookedUpWhenItIsAsked() {
        var up = new AtomicBoolean();
        try (var web = web(
                host -> found(host, up.get()),
                Forward.of(victim.url("proxy.example").toString()),
                Set.of())) {
            var page = URI.create("http://news.example/");
            assertThat(web.get(page, Map.of(), BOUNDS))
                    .isInstanceOfSatisfying(
                            Silence.class,
                            silence -> assertThat(silence.cause()).isEqualTo(Cause.DNS));
            up.set(true);
            assertThat(web.get(page, Map.of(), BOUNDS)).isInstanceOf(Got.class);
        }
        assertThat(victim.heard()).isOne();
    }

    private List<InetAddress> found(String host, boolean up) throws UnknownHostException {
        if (!up) {
            throw new UnknownHostException(host);
        }
        return List.of(
                InetAddress.getByAddress(host, victim.address().getAddress().getAddress()));
    }

    @Test
    void theVictimWouldAnswer() {
        try (var web = web(this::loopback, Optional.empty(), Set.of(victim.address()))) {
            assertThat(web.get(victim.url("victim.example"), Map.of(), BOUNDS)).isInstanceOf(Got.class);
        }
        assertThat(victim.heard()).isOne();
    }

    private interface Asking {
        Answer of(URI url);
    }

    private static Cause refusal(String url, Asking asking) {
        try {
            return switch (asking.of(new URI(url))) {
                case Silence silence -> silence.cause();
                case Got got -> throw new AssertionError("answered: " + got);
            };
        } catch (URISyntaxException _) {
            return Cause.BAD_URL; // whoever asks has a URI, or nothing to ask for
        }
    }

    private String aimed(String spelling) {
        return spelling.replace("PORT", Integer.toString(victim.address().getPort()));
    }

    private List<InetAddress> loopback(String host) {
        return List.of(victim.address().getAddress());
    }

    private static Web web(Web.Resolver resolver, Optional<Forward> proxy, Set<InetSocketAddress> trusted) {
        return new Web(
                new Web.Settings("test", false, Map.of(), Optional.empty(), proxy),
                resolver,
                trusted,
                new Budget(1 << 20));
    }

    /// Gives every connection the same answer, and counts them.
    private static final class Server implements AutoCloseable {
        private final ServerSocket listener;
        private final AtomicInteger heard = new AtomicInteger();

        Server(String address, int port, Supplier<String> answer) {
            try {
                this.listener = new ServerSocket(port, 50, InetAddress.getByName(address));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(() -> accept(answer));
        }

        private void accept(Supplier<String> answer) {
            while (!listener.isClosed()) {
                try (var socket = listener.accept()) {
                    heard.incrementAndGet();
                    var request = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                    for (var line = request.readLine(); line != null && !line.isEmpty(); ) {
                        line = request.readLine();
                    }
                    socket.getOutputStream().write(answer.get().getBytes(UTF_8));
                } catch (IOException e) {
                    // closed, or the client went away
                }
            }
        }

        InetSocketAddress address() {
            return (InetSocketAddress) listener.getLocalSocketAddress();
        }

        URI url(String host) {
            return URI.create("http://" + host + ":" + address().getPort() + "/");
        }

        Optional<Forward> forward() {
            return Forward.of(url(address().getAddress().getHostAddress()).toString());
        }

        int heard() {
            return heard.get();
        }

        @Override
        public void close() {
            try {
                listener.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
