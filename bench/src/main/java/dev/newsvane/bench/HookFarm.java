package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/// Any number of receivers, as a program of its own: 204 at once for whatever is posted, but no answer at all on
/// [#HANGS].
public final class HookFarm {
    static final String HANGS = "/hangs";

    private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1);

    private HookFarm() {}

    /// Serves until it is killed, and says at which port.
    public static void main(String[] arguments) throws IOException {
        new Farm(Duration.ZERO, HookFarm::answer).serve();
    }

    private static ByteBuffer answer(String asked) {
        return ByteBuffer.wrap(asked.startsWith("POST " + HANGS) ? new byte[0] : TAKEN);
    }
}
