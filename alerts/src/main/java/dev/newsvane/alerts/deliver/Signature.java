package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.ByteString;

/// Signs as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and body, once for
/// each secret, so that a receiver can change over while two are in use.
final class Signature {
    private static final String PREFIX = "whsec_";

    private Signature() {}

    /// Headers of a message; without secrets there is no signature among them.
    ///
    /// @throws IllegalArgumentException where a secret is not base64
    static Map<String, String> headers(String id, Instant at, ByteString body, List<String> secrets) {
        var seconds = Long.toString(at.getEpochSecond());
        var content = (id + '.' + seconds + '.' + body.utf8()).getBytes(UTF_8);
        var headers = new TreeMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", seconds);
        if (!secrets.isEmpty()) {
            var signatures = secrets.stream().map(secret -> "v1," + sign(key(secret), content));
            headers.put("webhook-signature", String.join(" ", signatures.toList()));
        }
        return headers;
    }

    /// Whether every secret can be signed with.
    static boolean usable(List<String> secrets) {
        try {
            return secrets.stream().allMatch(secret -> key(secret).length > 0);
        } catch (IllegalArgumentException e) {
            return false; // not base64: the user's mistake, told as such
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    private static String sign(byte[] key, byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
