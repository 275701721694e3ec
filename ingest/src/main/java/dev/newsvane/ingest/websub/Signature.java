package dev.newsvane.ingest.websub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.ByteString;

/// The `X-Hub-Signature` of a content notification (WebSub, 7.1): a method and the HMAC (RFC 2104) of the body in hex.
final class Signature {
    private static final Map<String, String> METHODS = Map.of(
            "sha1", "HmacSHA1",
            "sha256", "HmacSHA256",
            "sha384", "HmacSHA384",
            "sha512", "HmacSHA512");

    private Signature() {}

    /// Whether the header signs these bytes. The comparison takes as long for a nearly right signature as for a wrong
    /// one.
    static boolean holds(Optional<String> header, String secret, ByteString body) {
        var parts = header.orElse("").strip().split("=", 2);
        var method = Optional.ofNullable(METHODS.get(parts[0].toLowerCase(Locale.ROOT)));
        return parts.length == 2
                && method.isPresent()
                && parts[1].matches("(?:[0-9a-fA-F]{2}){20,64}")
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(parts[1]), hmac(method.get(), secret.getBytes(UTF_8), body));
    }

    static byte[] hmac(String algorithm, byte[] secret, ByteString body) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            mac.update(body.asByteBuffer());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of ours has " + algorithm, e);
        }
    }
}
