package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private final Program program = new Program(Duration.ofSeconds(30));

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aProgramGetsTheLineAndTheDeliverysId() throws Exception {
        var file = folder.resolve("got");
        var handed = program.run(
                List.of("sh", "-c", "cat > \"$0\"; printf '%s' \"$NEWSVANE_DELIVERY\" >> \"$0\"", file.toString()),
                "id7",
                "{\"é\":1}");
        assertThat(handed).isEqualTo(new Handed(true, "exit code 0"));
        assertThat(file).hasContent("{\"é\":1}\nid7");
    }

    @Test
    void noShellReadsItsWords() {
        assertThat(program.run(List.of("printf", "%s", "$HOME; `id`"), "id", "{}")
                        .detail())
                .isEqualTo("exit code 0: $HOME; `id`");
    }

    @Test
    void anotherExitCodeIsAFailureWithTheBeginningOfWhatItSaid() {
        var handed = program.run(List.of("sh", "-c", "echo no room >&2; yes | head -c 100000; exit 3"), "id", "{}");
        assertThat(handed.taken()).isFalse();
        assertThat(handed.detail()).startsWith("exit code 3: no room y y").hasSizeLessThan(400);
    }

    @Test
    void whatTakesTooLongIsKilledWithWhatItBegan() throws Exception {
        var file = folder.resolve("child");
        var handed = new Program(Duration.ofSeconds(1))
                .run(List.of("sh", "-c", "sleep 600 & echo $! > \"$0\"; wait", file.toString()), "id", "{}");
        assertThat(handed).isEqualTo(Handed.failed("killed after 1 s"));
        var child = ProcessHandle.of(Long.parseLong(Files.readString(file).strip()));
        child.ifPresent(process -> process.onExit().join());
    }

    @Test
    void oneThatIsNotThereIsAFailure() {
        assertThat(program.run(List.of(folder.resolve("none").toString()), "id", "{}"))
                .satisfies(handed -> assertThat(handed.detail()).startsWith("cannot be run: "));
    }

    @Test
    void oneThatReadsNothingMayStillTakeIt() {
        assertThat(program.run(List.of("true"), "id", "x".repeat(1_000_000)).taken())
                .isTrue();
    }
}
