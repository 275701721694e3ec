package dev.newsvane.e2e;

import static dev.newsvane.e2e.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.app.data.Located;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Visit;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.burst.SystemConfig;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random moments of a burst of 500 articles published at once: after the restarts every article is there
/// once, every alert once, and every delivery arrived under one id.
class KillTest {
    private static final int KILLS = 20;
    private static final int ARTICLES = 500;
    private static final int SITES = 10;
    /// Of pages asked for, or of alerts delivered: with all that a life may see of them, some are left for the last.
    private static final int MOST_A_LIFE = 20;
    private static final Duration LATER = Duration.ofMillis(500);
    private static final Duration START = Duration.ofMillis(2_500);
    /// Ten sites give at most ten pages a second.
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingIsLostOrDoubledOverTwentyKills() throws IOException {
        var seed = Long.getLong("newsvane.seed", System.nanoTime());
        System.out.println("KillTest: seed " + seed + " (-Dnewsvane.seed repeats it)");
        var random = new Random(seed);
        try (var web = RecordedWeb.start();
                var receiver = Receiver.start(SECRET, InstantSource.system())) {
            var burst = new BurstWeb(web, SITES, seed);
            var config = config(web, burst, receiver);
            var data = folder.resolve("data");
            try (var first = JavaProcess.up(config, data).awaitReady()) {
                patiently().until(() -> polledEverywhere(web, burst));
                first.kill();
            }
            burst.publish(ARTICLES, Instant.now());
            var watched = burst.watched().size();
            var inFlight = 0;
            for (var kill = 1; kill <= KILLS; kill++) {
                try (var up = JavaProcess.up(config, data)) {
                    // some die while they start, most while they work: some as pages come in, some as alerts go out
                    switch (kill % 5) {
                        case 0 -> pause(random, START);
                        case 1, 3 -> awaitMore("pages asked for", up, random, () -> pages(web), ARTICLES);
                        default ->
                            awaitMore(
                                    "alerts delivered",
                                    up,
                                    random,
                                    () -> receiver.accepted().size(),
                                    watched);
                    }
                    up.kill();
                }
                var delivered = receiver.accepted().size();
                inFlight += delivered < watched ? 1 : 0;
                System.out.printf(
                        "KillTest: kill %d with %d of %d pages asked for, %d of %d alerts delivered%n",
                        kill, pages(web), ARTICLES, delivered, watched);
            }
            assertThat(inFlight).as("kills with work in flight").isGreaterThan(KILLS / 2);
            try (var up = JavaProcess.up(config, data).awaitReady();
                    var system = Located.in(data, Instant.now())) {
                patiently()
                        .pollInterval(Duration.ofMillis(250))
                        .until(() -> EachOnce.arrived(system.cluster(), system.channels(), burst, receiver));
                assertThat(up.stop()).isZero();
            }
            check(data, burst, receiver);
        }
    }

    /// Until there are some more, and a moment longer: the moment to kill is one of the work, not of the clock, so
    /// that a fast machine is hit in the middle of it too. Where there are all, until it is up.
    private static void awaitMore(String what, JavaProcess up, Random random, IntSupplier count, int all) {
        var before = count.getAsInt();
        if (before >= all) {
            up.awaitReady();
        }
        var target = Math.min(all, before + 1 + random.nextInt(MOST_A_LIFE));
        patiently()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(count.getAsInt())
                        .as("%s, %d when it was started, which said: %s", what, before, up.said())
                        .isGreaterThanOrEqualTo(target));
        pause(random, LATER);
    }

    private static int pages(RecordedWeb web) {
        return (int) web.visits().stream()
                .filter(visit -> visit.path().startsWith(BurstWeb.PAGES))
                .map(Visit::path)
                .distinct()
                .count();
    }

    private static void pause(Random random, Duration longest) {
        LockSupport.parkNanos((long) (random.nextDouble() * longest.toNanos()));
    }

    private static boolean polledEverywhere(RecordedWeb web, BurstWeb burst) {
        return burst.hosts().stream().allMatch(host -> !web.visits(host).isEmpty());
    }

    private static void check(Path data, BurstWeb burst, Receiver receiver) {
        try (var system = Located.in(data, Instant.now())) {
            EachOnce.check("KillTest", system.cluster(), system.channels(), burst, receiver);
        }
    }

    private Path config(RecordedWeb web, BurstWeb burst, Receiver receiver) throws IOException {
        return SystemConfig.write(folder.resolve("newsvane.yaml"), web, burst.hosts(), DELAY, receiver.url(), SECRET);
    }
}
