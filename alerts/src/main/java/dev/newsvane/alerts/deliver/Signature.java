package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;

/// Signs as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): id, time and body, once for each secret, so
/// that a receiver can change over while two are in use.
final class Signature {
    private Signature() {}

    /// Headers of a message; without secrets there is no signature among them.
    ///
    /// @throws java.util.NoSuchElementException where a secret is not [#usable]
    static Map<String, String> headers(String id, Instant at, ByteString body, List<String> secrets) {
        var seconds = Long.toString(at.getEpochSecond());
        var content = (id + '.' + seconds + '.' + body.utf8()).getBytes(UTF_8);
        var headers = new TreeMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", seconds);
        if (!secrets.isEmpty()) {
            var signatures = secrets.stream()
                    .map(secret -> SigningKey.of(secret).orElseThrow().sign(content));
            headers.put("webhook-signature", String.join(" ", signatures.toList()));
        }
        return headers;
    }

    /// Whether every secret can be signed with.
    static boolean usable(List<String> secrets) {
        return secrets.stream().allMatch(secret -> SigningKey.of(secret).isPresent());
    }
}
