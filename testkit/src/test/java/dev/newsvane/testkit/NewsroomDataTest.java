package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomDataTest {
    private static final Web.Bounds BOUNDS = new Web.Bounds(20 << 20, Duration.ofMinutes(1), 5);

    @Test
    void eachHostHasItsPagesAndAFeedOfThem(@TempDir Path folder) throws Exception {
        Files.write(
                folder.resolve("1.html.gz"),
                Wire.gzip(ByteString.encodeUtf8("<p>one</p>")).toByteArray());
        Files.writeString(folder.resolve("index.jsonl"), """
            {"site": "one.example", "url": "https://www.one.example/a?b=1", "path": "1.html.gz", "title": "A & B", "date": "2026-03-14"}
            """);
        var data = NewsroomData.at(folder);
        try (var recorded = RecordedWeb.start();
                var web = new Web(recorded.settings("test"))) {
            data.serve(recorded);
            assertThat(data.feedUrls()).hasSize(1);
            assertThat(got(web, data.feedUrls().getFirst()).body().utf8())
                    .contains("<title>A &amp; B</title><link>https://www.one.example/a?b=1</link>")
                    .contains("<pubDate>Sat, 14 Mar 2026 00:00:00 +0000</pubDate>");
            assertThat(got(web, data.lines().getFirst().url().uri()).body().utf8())
                    .isEqualTo("<p>one</p>");
        }
    }

    @Test
    void theSharedNewsroomIsServedOverTls() {
        var shared = Shared.data().map(data -> data.resolve("newsroom")).filter(Files::isDirectory);
        assumeThat(shared).as("../shared/data/newsroom is not here").isPresent();
        var data = NewsroomData.at(shared.orElseThrow());
        var answers = new ConcurrentLinkedQueue<Answer>();
        try (var recorded = RecordedWeb.start();
                var web = new Web(recorded.settings("test"))) {
            data.serve(recorded);
            var few = new Semaphore(64);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var line : data.lines()) {
                    threads.execute(() -> {
                        few.acquireUninterruptibly();
                        answers.add(web.get(line.url().uri(), Map.of(), BOUNDS));
                        few.release();
                    });
                }
            }
        }
        assertThat(answers)
                .hasSameSizeAs(data.lines())
                .allSatisfy(answer -> assertThat(answer).isInstanceOfSatisfying(Got.class, got -> {
                    assertThat(got.status()).isEqualTo(200);
                    assertThat(got.body().size()).isPositive();
                }));
    }

    private static Got got(Web web, java.net.URI url) {
        return (Got) web.get(url, Map.of(), BOUNDS);
    }
}
