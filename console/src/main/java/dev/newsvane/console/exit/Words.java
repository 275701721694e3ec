package dev.newsvane.console.exit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Strangers' words fit for XML and JSON.
final class Words {
    private static final int REPLACEMENT = 0xFFFD;

    private Words() {}

    /// What XML 1.0 (2.2, `Char`) cannot hold becomes U+FFFD, lone surrogates among it; so in JSON, too.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(code -> allowed(code) ? code : REPLACEMENT).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean allowed(int code) {
        return code == '\t'
                || code == '\n'
                || (code >= 0x20 && code < 0xD800)
                || (code >= 0xE000 && code <= 0xFFFD)
                || code >= 0x10000;
    }

    /// An address of the web; of anything else nothing.
    static Optional<String> link(String url) {
        try {
            var uri = new URI(url);
            var web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getRawAuthority() != null ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
