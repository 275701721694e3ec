package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Health;
import dev.newsvane.ingest.Ground;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import dev.newsvane.testkit.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sources while nothing can be reached, and one that is dead alone, over a real broker and real HTTP.
class OutageTest {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final List<String> HOSTS =
            IntStream.range(0, 6).mapToObj(n -> "h" + n + ".example").toList();

    @TempDir
    private Path folder = Path.of("");

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Ground.CLOCK.instant().plus(ahead.get());
    private Ground ground;
    private PollStage polls;

    @BeforeEach
    void followThem() {
        ground = Ground.open(folder);
        for (var host : HOSTS) {
            ground.recorded()
                    .site(
                            host,
                            _ -> Reply.text(200, "application/rss+xml", FEED).with("connection", "close"));
            ground.send(ground.channels().sources(), SourceKeys.key(source(host)), source(host));
        }
        start();
        Ground.awaited(() -> assertThat(memories()).hasSameSizeAs(HOSTS));
        each(memory -> assertThat(memory.trouble()).isEmpty());
    }

    @AfterEach
    void end() {
        polls.close();
        ground.close();
    }

    @Test
    void whileOurLineIsDownNobodyIsChargedNorWhereWeAreStartedAnewMeanwhile() {
        ground.recorded().cut();
        assertCutOff();
        polls.close();
        start();
        assertCutOff();
        ground.recorded().mend();
        each(memory -> assertThat(memory.trouble()).isEmpty());
        each(memory -> assertThat(memory.failures()).isZero());
        Ground.awaited(() -> assertThat(polls.health()).isInstanceOf(Health.Running.class));
    }

    @Test
    void whoIsDeadAloneIsChargedOnceAMinuteIsOver() {
        var dead = HOSTS.getFirst();
        ground.recorded().refuses(dead);
        Ground.awaited(() -> assertThat(memory(dead).trouble().orElse("")).startsWith("No connection"));
        assertThat(memory(dead).failures()).isZero();
        ahead.set(Duration.ofSeconds(61));
        Ground.awaited(() -> assertThat(memory(dead).failures()).isPositive());
        assertThat(polls.health()).isInstanceOf(Health.Running.class);
        assertThat(memories())
                .filteredOn(memory -> !dead.equals(memory.source()))
                .allSatisfy(memory -> assertThat(memory.failures()).isZero());
    }

    /// Each has been asked since it was known, and again.
    private void assertCutOff() {
        Ground.awaited(() -> assertThat(polls.health()).isInstanceOf(Health.Ailing.class));
        for (var round = 0; round < 2; round++) {
            var known = clock.instant();
            each(memory -> assertThat(memory.tried().orElse(Instant.EPOCH)).isAfter(known));
        }
        assertThat(memories())
                .allSatisfy(memory -> assertThat(memory.failures()).isZero())
                .allSatisfy(memory ->
                        assertThat(memory.trouble().orElse("")).startsWith("This machine does not reach the web"));
    }

    private void start() {
        polls = new PollStage(
                ground.broker().cluster(), ground.channels(), ground.web(), PollSettings.defaults(), "one", clock);
        polls.start();
    }

    private void each(Consumer<Poll> holds) {
        Ground.awaited(() -> assertThat(memories()).allSatisfy(holds));
    }

    private Poll memory(String host) {
        return memories().stream()
                .filter(memory -> memory.source().equals(host))
                .findFirst()
                .orElseThrow();
    }

    private List<Poll> memories() {
        return List.copyOf(ground.values(ground.channels().polls()));
    }

    private static final String FEED =
            "<rss version=\"2.0\"><channel><title>News</title><item><guid>a</guid></item></channel></rss>";

    private static Source source(String host) {
        return Source.of(host, "http://" + host + "/feed.xml", SourceKind.FEED, "test")
                .every(EVERY);
    }
}
