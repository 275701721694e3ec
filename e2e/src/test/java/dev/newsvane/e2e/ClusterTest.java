package dev.newsvane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.testkit.cluster.Brokers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Several instances on three brokers share the work; any of them may be killed, stopped and started while articles
/// are being published, and so may each broker: every article is there once, every alert once, and every delivery
/// arrived under one id.
@TestInstance(Lifecycle.PER_CLASS)
class ClusterTest {
    /// Those whose channels have several partitions, so that each instance can have some.
    private static final List<String> SHARED =
            List.of("newsvane-poll", "newsvane-frontier", "newsvane-crawl", "newsvane-enrich");

    private final ClusteredSystem system;

    ClusterTest(@TempDir Path folder) {
        var seed = Long.getLong("newsvane.seed", System.nanoTime());
        System.out.println("ClusterTest: seed " + seed + " (-Dnewsvane.seed repeats it)");
        this.system = new ClusteredSystem(folder, seed);
    }

    @BeforeAll
    void twoInstances() {
        system.start("one", "two");
    }

    @AfterAll
    void close() {
        system.close();
    }

    @Test
    void anInstanceThatIsKilledIsTakenOver() {
        try (var _ = system.press()) {
            awaitShares("one", "two");
            var only = system.shares("newsvane-match").entrySet().stream()
                    .filter(share -> share.getValue() > 0)
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(only).hasSize(1);
            var inFlight = system.awaitWorkInFlight();
            var killed = Instant.now();
            system.instance(only.getFirst()).kill();
            tell("an instance killed", inFlight, killed);
            system.start(only.getFirst());
        }
        system.checkEachOnce("ClusterTest");
    }

    @Test
    void anInstanceThatJoinsGetsItsShare() {
        try (var _ = system.press()) {
            system.start("three");
            awaitShares("one", "two", "three");
            var inFlight = system.awaitWorkInFlight();
            var left = Instant.now();
            system.stop("three");
            tell("a third instance left", inFlight, left);
        }
        system.checkEachOnce("ClusterTest");
    }

    @Test
    void aRollingRestartIsSeenByNobody() {
        try (var _ = system.press()) {
            for (var name : system.instances()) {
                var inFlight = system.awaitWorkInFlight();
                var stopped = Instant.now();
                system.stop(name);
                system.start(name);
                tell("an instance restarted", inFlight, stopped);
            }
        }
        system.checkEachOnce("ClusterTest");
    }

    @Test
    void theActiveControllerMayDie() {
        broker("the active controller", Brokers::controller);
    }

    @Test
    void theLeaderOfArticlesMayDie() {
        broker("the leader of articles", brokers -> brokers.leader("articles", 0));
    }

    @Test
    void theCoordinatorOfTransactionsMayDie() {
        broker("the coordinator of enrich's transactions", brokers -> brokers.coordinator("enrich"));
    }

    private void broker(String what, ToIntFunction<Brokers> which) {
        var node = which.applyAsInt(system.brokers());
        try (var _ = system.press()) {
            var inFlight = system.awaitWorkInFlight();
            var killed = Instant.now();
            system.brokers().kill(node);
            tell(what + " killed", inFlight, killed);
            system.brokers().restart(node);
        }
        system.checkEachOnce("ClusterTest");
    }

    private void tell(String what, long inFlight, Instant since) {
        System.out.printf("ClusterTest: %s with %d pages in flight; %s%n", what, inFlight, system.awaitRecovery(since));
    }

    private void awaitShares(String... names) {
        Predicate<Map<String, Integer>> shared =
                shares -> List.of(names).stream().allMatch(name -> shares.getOrDefault(name, 0) > 0);
        system.awaitThat(
                "share for each", () -> SHARED.stream().map(system::shares).allMatch(shared));
    }
}
