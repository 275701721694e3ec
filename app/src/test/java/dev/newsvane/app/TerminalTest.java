package dev.newsvane.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void aFullDiskIsAFailureAndAReaderWhoGoesAwayIsNone() {
        assertThatThrownBy(() -> printing("No space left on device").result("line"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot write the result: No space left on device");
        assertThatThrownBy(() -> printing("Broken pipe").result("line")).isInstanceOf(Terminal.Unread.class);
    }

    private static Terminal printing(String failure) {
        var out = new Terminal.Printed(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(failure);
            }
        });
        return new Terminal(InputStream.nullInputStream(), out, out);
    }
}
