package dev.newsvane.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.base.Follow.Seen;
import dev.newsvane.base.Intake;
import dev.newsvane.ingest.Ground;
import dev.newsvane.schemas.Push;
import dev.newsvane.schemas.PushKind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hubs brought, dealt with over a real broker. All sources are of one host, and so of one partition.
class IntakeTest {
    private static final String SLOW = "news.example slow";
    private static final Executor THREADS = work -> Thread.ofPlatform().daemon().start(work);
    private static final String QUICK = "news.example quick";

    @TempDir
    private Path folder = Path.of("");

    private final CompletableFuture<Void> slow = new CompletableFuture<>();
    private Ground ground;

    @BeforeEach
    void push() {
        ground = Ground.open(folder);
        bring(SLOW, "s1");
        bring(QUICK, "q1");
        bring(SLOW, "s2");
        bring(QUICK, "q2");
    }

    @AfterEach
    void end() {
        ground.close();
    }

    @Test
    void aSourceThatIsBusyHoldsUpNoOtherAndNothingIsAcknowledgedBeforeItIsDealtWith() {
        var dealt = new CopyOnWriteArrayList<String>();
        var failing = begin(id -> {
            if ("s1".equals(id)) {
                slow.join();
            }
            dealt.add(id);
        });
        Ground.awaited(() -> assertThat(dealt).containsExactly("q1", "q2"));
        slow.completeExceptionally(new IllegalStateException("we break"));
        assertThatThrownBy(failing.over()::join).hasRootCauseMessage("we break");
        assertThat(dealt).containsExactly("q1", "q2");

        var again = new CopyOnWriteArrayList<String>();
        var whole = begin(again::add);
        Ground.awaited(() -> assertThat(again).contains("s1", "s2", "q1", "q2"));
        assertThat(again).containsSubsequence("s1", "s2").containsSubsequence("q1", "q2");
        whole.intake().close();
        whole.over().join();

        bring(SLOW, "s3");
        var later = new CopyOnWriteArrayList<String>();
        var last = begin(later::add);
        Ground.awaited(() -> assertThat(later).containsExactly("s3"));
        last.intake().close();
        last.over().join();
    }

    @Test
    void aPartitionIsGivenUpWhenWhatIsBeingDealtWithOfItIsOver() {
        var dealt = new CopyOnWriteArrayList<String>();
        var working = begin(id -> {
            if ("s1".equals(id)) {
                slow.join();
            }
            dealt.add(id);
        });
        Ground.awaited(() -> assertThat(dealt).containsExactly("q1", "q2"));
        var given = CompletableFuture.runAsync(() -> working.intake().revoked(Set.of(0, 1, 2, 3)), THREADS);
        assertThat(given).isNotDone();
        slow.complete(null);
        given.join();
        assertThat(dealt).containsExactly("q1", "q2", "s1", "s2");
        working.intake().close();
        working.over().join();
    }

    private void bring(String key, String id) {
        var none = Optional.<String>empty();
        var push = new Push("hub", PushKind.CONTENT, Optional.empty(), none, none, ByteString.encodeUtf8(id));
        ground.send(ground.channels().pushes(), key, push);
    }

    private record Working(Intake<Push> intake, CompletableFuture<Void> over) {}

    private Working begin(Consumer<String> dealing) {
        var intake = new Intake<>(
                ground.broker().cluster(), ground.channels().pushes(), "test", seen -> dealing.accept(body(seen)));
        IntStream.range(0, 4).forEach(intake::assigned);
        return new Working(intake, CompletableFuture.runAsync(intake::run, THREADS));
    }

    private static String body(Seen<Push> seen) {
        return seen.value().orElseThrow().body().utf8();
    }
}
