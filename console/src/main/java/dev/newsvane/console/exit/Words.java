package dev.newsvane.console.exit;

import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/// Strangers' words fit for XML and JSON.
final class Words {
    private static final int REPLACEMENT = 0xFFFD;

    private Words() {}

    /// What XML 1.0 (2.2, `Char`) cannot hold becomes U+FFFD, lone surrogates among it; so in JSON, too. Lines end
    /// with a line feed.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(code -> allowed(code) ? code : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean allowed(int code) {
        return code == '\t'
                || code == '\n'
                || (code >= 0x20 && code < 0xD800)
                || (code >= 0xE000 && code <= 0xFFFD)
                || code >= 0x10000;
    }

    /// An address of the web, with whatever must be escaped; of anything else nothing.
    static Optional<String> link(String url) {
        return Optional.ofNullable(HttpUrl.parse(url)).map(HttpUrl::uri).map(URI::toASCIIString);
    }
}
