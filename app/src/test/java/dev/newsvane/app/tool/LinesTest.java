package dev.newsvane.app.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void onAFullDiskNothingIsLeftBehind() throws IOException {
        var part = Files.createFile(folder.resolve("out.part"));
        var full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        var lines = new Lines.ToFile(
                new PartFile(folder.resolve("out"), part, full),
                new BufferedWriter(new OutputStreamWriter(full, StandardCharsets.UTF_8)));
        lines.line("one");
        assertThatThrownBy(lines::whole)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith("No space left on device");
        try {
            lines.close();
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("out.part");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
