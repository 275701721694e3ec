package dev.newsvane.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.http.Route.Request;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// What somebody shows: a bearer's token (RFC 6750), or a name and a password (RFC 7617).
///
/// @param user absent: a bearer; whoever says it is believed
public record Credentials(Optional<String> user, String secret) {
    /// Those of a request; empty where it shows none that can be read.
    public static Optional<Credentials> of(Request request) {
        return request.header("authorization").flatMap(header -> {
            var parts = header.strip().split(" +", 2);
            var rest = parts.length == 2 ? parts[1] : "";
            return switch (parts[0].toLowerCase(Locale.ROOT)) {
                case "bearer" -> Optional.of(new Credentials(Optional.empty(), rest));
                case "basic" -> pair(rest);
                default -> Optional.empty();
            };
        });
    }

    private static Optional<Credentials> pair(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), UTF_8);
            var colon = pair.indexOf(':');
            return Optional.of(
                    new Credentials(Optional.of(pair.substring(0, Math.max(colon, 0))), pair.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Without the secret: a record is easily logged.
    @Override
    public String toString() {
        return "Credentials[user=" + user + "]";
    }
}
