package dev.newsvane.base.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.newsvane.base.http.Answer.Cause;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers of a megabyte and a bound of four, with room for three of them.
@Timeout(60)
class BudgetTest {
    private static final int LONG = 1 << 20;
    private static final int BOUND = 4 << 20;
    private static final Web.Bounds BOUNDS = new Web.Bounds(BOUND, Duration.ofSeconds(50), 0);

    private final Budget budget = new Budget(3 * BOUND + BOUND / 2);
    private final Web web = new Web(
            new Web.Settings("test", true, Map.of(), Optional.empty()),
            host -> List.of(InetAddress.getByName(host)),
            Set.of(),
            budget);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var bytes = new byte[exchange.getRequestURI().getPath().equals("/long") ? LONG : 1000];
            exchange.sendResponseHeaders(200, bytes.length);
            try (exchange;
                    var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        web.close();
        server.stop(0);
    }

    @Test
    void asManyLongAnswersAreReadAndUsedAsThereIsRoomForAndTheRestComeAfterThem() throws Exception {
        var used = new CountDownLatch(1);
        var using = new AtomicInteger();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Answer>>();
            for (var i = 0; i < 10; i++) {
                all.add(readers.submit(() -> Budget.during(() -> {
                    var answer = get("/long");
                    using.incrementAndGet();
                    join(used);
                    return answer;
                })));
            }
            await().until(() -> using.get() + budget.waiting() == 10);
            assertThat(using).hasValue(3);
            assertThat(get("/short")).isInstanceOf(Got.class);
            used.countDown();
            for (var answer : all) {
                assertThat(((Got) answer.get()).body().size()).isEqualTo(LONG);
            }
        }
    }

    @Test
    void oneAfterTheOtherTakesTheRoomOfOne() {
        var last = Budget.<Answer>during(() -> {
            for (var i = 0; i < 10; i++) {
                assertThat(get("/long")).isInstanceOf(Got.class);
            }
            return get("/long");
        });
        assertThat(last).isInstanceOf(Got.class);
        for (var i = 0; i < 10; i++) {
            assertThat(get("/long")).isInstanceOf(Got.class); // used by nobody who says so
        }
    }

    @Test
    void whoFindsNoRoomIsOutOfTime() {
        Budget.during(() -> {
            get("/long");
            Budget.during(() -> {
                get("/long");
                Budget.during(() -> {
                    get("/long");
                    assertThat(Budget.during(() -> get("/long", Duration.ofMillis(500))))
                            .isInstanceOfSatisfying(
                                    Silence.class,
                                    silence -> assertThat(silence.cause()).isEqualTo(Cause.TIMEOUT));
                });
            });
        });
        assertThat(get("/long")).isInstanceOf(Got.class);
    }

    private Answer get(String path) {
        return get(path, BOUNDS.total());
    }

    private Answer get(String path, Duration total) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return web.get(url, Map.of(), new Web.Bounds(BOUNDS.bytes(), total, 0));
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
