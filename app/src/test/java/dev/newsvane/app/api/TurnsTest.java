package dev.newsvane.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.newsvane.base.http.Route.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns(new ReentrantLock(), Duration.ofMillis(50));

    @Test
    void whoWritesForLongHoldsUpNobodyForEver() {
        var inside = new CompletableFuture<Boolean>();
        var go = new CompletableFuture<Boolean>();
        var first = CompletableFuture.supplyAsync(() -> turns.take(() -> {
            inside.complete(true);
            go.join();
            return Response.text(200, "first");
        }));
        inside.join();
        var problem = catchThrowableOfType(Problem.class, () -> turns.take(() -> Response.text(200, "second")));
        assertThat(problem.response().status()).isEqualTo(503);
        assertThat(problem.response().headers()).containsKey("retry-after");
        go.complete(true);
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(turns.take(() -> Response.text(200, "third")).status()).isEqualTo(200);
    }

    @Test
    void aTurnEndsWithWhateverItEndsIn() {
        assertThatThrownBy(() -> turns.take(() -> {
                    throw new Problem(409, "no");
                }))
                .isInstanceOf(Problem.class);
        assertThat(turns.turn().isLocked()).isFalse();
    }
}
