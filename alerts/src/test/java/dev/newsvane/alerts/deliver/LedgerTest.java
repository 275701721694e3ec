package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
    private static final String LINE = "{\"type\":\"newsvane.alert.raised\",\"delivery\":\"a\"}";

    private final Ledger ledger = new Ledger();

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void eachIsALine() {
        var file = folder.resolve("alerts.jsonl");
        assertThat(ledger.append(file, LINE)).isEqualTo(new Handed(true, "written"));
        ledger.append(file, LINE);
        assertThat(file).hasContent(LINE + "\n" + LINE + "\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 17, 30, 47})
    void aLineThatBrokeOffIsTakenAway(int torn) throws IOException {
        var file = Files.writeString(folder.resolve("alerts.jsonl"), LINE + "\n" + LINE.substring(0, torn));
        ledger.append(file, LINE);
        assertThat(file).hasContent(LINE + "\n" + LINE + "\n");
        Files.writeString(file, LINE.substring(0, torn));
        ledger.append(file, LINE);
        assertThat(file).hasContent(LINE + "\n");
    }

    @Test
    void aLineOfSomebodyElsesWithoutAnEndIsLeft() throws IOException {
        var file = Files.writeString(folder.resolve("alerts.jsonl"), "x".repeat(20_000));
        ledger.append(file, LINE);
        assertThat(file).hasContent("x".repeat(20_000) + "\n" + LINE + "\n");
    }

    @Test
    void nothingIsTakenAwayWhileAnotherWrites() throws IOException {
        var file = folder.resolve("alerts.jsonl");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var half = LINE.length() / 2;
            try (var _ = channel.lock()) {
                channel.write(ByteBuffer.wrap(LINE.substring(0, half).getBytes(UTF_8)));
                assertThat(ledger.append(file, LINE).taken()).isFalse();
                channel.write(ByteBuffer.wrap((LINE.substring(half) + "\n").getBytes(UTF_8)));
            }
        }
        assertThat(ledger.append(file, LINE).taken()).isTrue();
        assertThat(file).hasContent(LINE + "\n" + LINE + "\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsAFailure() {
        assertThat(ledger.append(folder.resolve("none").resolve("alerts.jsonl"), LINE)
                        .taken())
                .isFalse();
    }
}
