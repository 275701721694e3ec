package dev.newsvane.ingest.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.Ground;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A site with names without number beside others, over a real broker and real HTTP.
class FairnessTest {
    private static final int QUARTER = CrawlSettings.defaults().concurrency() / 4;
    private static final List<String> MANY =
            IntStream.range(0, 30).mapToObj(n -> "n" + n + ".everywhere.com").toList();
    private static final List<String> HEALTHY =
            IntStream.range(0, 10).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    private Path folder = Path.of("");

    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void namesWithoutNumberHoldNoMoreThanAQuarterOfTheSlots() {
        var settings = CrawlSettings.defaults().delay(Duration.ofMillis(10));
        try (var ground = Ground.open(folder);
                var crawl = new CrawlStage(
                        ground.broker().cluster(), ground.channels(), ground.web(), settings, "one", Ground.CLOCK)) {
            MANY.forEach(host -> ground.recorded().site(host, this::hold));
            HEALTHY.forEach(host -> ground.recorded().site(host, FairnessTest::answer));
            crawl.start();
            ground.request(MANY, "story");
            Ground.awaited(() -> assertThat(held).hasValue(QUARTER));
            ground.request(HEALTHY, "story");
            Ground.awaited(() -> assertThat(ground.pages()).hasSameSizeAs(HEALTHY));
            assertThat(held).hasValue(QUARTER);
            over.countDown();
            Ground.awaited(() -> assertThat(ground.pages()).hasSize(HEALTHY.size() + MANY.size()));
        } finally {
            over.countDown();
        }
        assertThat(most).hasValue(QUARTER);
    }

    /// Answers when the others have.
    private Reply hold(Ask ask) {
        if ("/robots.txt".equals(ask.path())) {
            return Reply.status(404);
        }
        most.accumulateAndGet(held.incrementAndGet(), Math::max);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        held.decrementAndGet();
        return answer(ask);
    }

    private static Reply answer(Ask ask) {
        return "/robots.txt".equals(ask.path()) ? Reply.status(404) : Reply.html("<h1>" + ask.host() + "</h1>");
    }
}
