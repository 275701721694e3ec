package dev.newsvane.base.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/// What came of asking: the server's words, or silence with its cause.
public sealed interface Answer {
    /// The server answered.
    ///
    /// @param url the URL that answered, after redirects
    /// @param moved where every redirect on the way was permanent (301, 308), the URL to remember instead
    /// @param headers by lower-case name; of repeated headers all values in order
    /// @param body decoded, at most as long as the bounds allow
    record Got(URI url, Optional<URI> moved, int status, Map<String, List<String>> headers, ByteString body)
            implements Answer {
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        public boolean succeeded() {
            return status / 100 == 2;
        }
    }

    /// No usable answer.
    record Silence(Cause cause, String detail) implements Answer {
        /// It was not over within the time that it had.
        public static Silence late(Duration bound) {
            return new Silence(
                    Cause.TIMEOUT, String.format(Locale.ROOT, "no end within %.1f s", bound.toMillis() / 1000.0));
        }

        /// For a person, who knows of what it is said.
        public String sentence() {
            return switch (cause) {
                case BAD_URL -> "Its URL cannot be asked: " + detail + ".";
                case REFUSED_ADDRESS ->
                    "Its address is refused: " + detail
                            + "; fetch.dangerously-allow-private-addresses: true would allow it.";
                case DNS -> "Its host is not found: " + detail + ".";
                case CONNECT -> "No connection: " + detail + ".";
                case TLS -> "No trusted connection: " + detail + ".";
                case TIMEOUT -> "It takes too long: " + detail + ".";
                case BROKEN -> "The answer broke off: " + detail + ".";
                case TOO_LARGE -> "The answer is too large: " + detail + ".";
                case TOO_MANY_REDIRECTS -> "It redirects without end: " + detail + ".";
            };
        }
    }

    /// Why there was none.
    enum Cause {
        /// Not a URL we would ever fetch.
        BAD_URL,
        /// The address is private, or otherwise nobody's website.
        REFUSED_ADDRESS,
        DNS,
        CONNECT,
        TLS,
        TIMEOUT,
        /// The connection broke, or the answer was not HTTP.
        BROKEN,
        TOO_LARGE,
        TOO_MANY_REDIRECTS
    }
}
