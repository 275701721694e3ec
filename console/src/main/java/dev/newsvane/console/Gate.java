package dev.newsvane.console;

import dev.newsvane.base.http.Route.Request;
import dev.newsvane.base.http.Route.Response;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.util.Optional;
import okio.ByteString;

/// Who may ask. With a token, whoever shows it: as a bearer (RFC 6750) or, for feed readers, as the password of any
/// user (RFC 7617). Without one the room is on loopback, and whoever calls it by a name must use one of this machine: a
/// page whose own name was made to lead here calls it by that (DNS rebinding), and its script could read along. It
/// is no protection against those who come by a proxy on this machine, which calls it as it likes.
final class Gate {
    private final Optional<ByteString> token;

    Gate(HttpSettings settings) {
        this.token = settings.token().map(Gate::digest);
    }

    /// What whoever may not is told.
    Optional<Response> refusal(Request request) {
        if (token.isPresent()) {
            return Credentials.of(request)
                            .map(Credentials::secret)
                            .filter(this::right)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(Response.text(401, "Show the token of http.token: Authorization: Bearer TOKEN.\n")
                            .with("www-authenticate", "Bearer realm=\"newsvane\", Basic realm=\"newsvane\""));
        }
        return request.header("host")
                .map(Gate::name)
                .filter(name -> !ours(name))
                .map(name -> Response.text(
                        421,
                        "Nobody is called so here; right would be 127.0.0.1 or localhost, or http.token and to show"
                                + " it.\n"));
    }

    /// In a time that tells nothing of the token: digests are of one length, and compared whole.
    private boolean right(String told) {
        return MessageDigest.isEqual(
                digest(told).toByteArray(), token.orElseThrow().toByteArray());
    }

    private static ByteString digest(String text) {
        return ByteString.encodeUtf8(text).sha256();
    }

    /// A host without its port.
    private static String name(String header) {
        return header.replaceFirst(":\\d*$", "");
    }

    private static boolean ours(String name) {
        return name.equalsIgnoreCase("localhost") || loopback(name);
    }

    private static boolean loopback(String name) {
        try {
            return InetAddress.ofLiteral(name.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
