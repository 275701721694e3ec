package dev.newsvane.base;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import okio.ByteString;

/// Identifiers derived from content, never random: the same input gives the same id on every machine, in every run.
public final class Ids {
    private static final int BYTES = 16;

    private Ids() {}

    /// 128 bits of SHA-256 over the parts, as 32 hexadecimal digits. Each part is preceded by its length in bytes, so
    /// `of("a", "bc")` and `of("ab", "c")` differ.
    public static String of(String... parts) {
        var digest = sha256();
        for (var part : parts) {
            var bytes = part.getBytes(UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /// The same over raw bytes, for instance a page's body.
    public static String of(ByteString bytes) {
        return bytes.sha256().substring(0, BYTES).hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
