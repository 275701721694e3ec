package dev.newsvane.ingest.robots;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/// A path and its query as octets that can be compared (RFC 9309, 2.2.2): encoded octets that need not be are decoded,
/// those that no URL holds as they are (RFC 3986) are encoded, digits of codes are upper case. A query may hold
/// another URL as it is or encoded; RFC 9309's table encodes it, most sites and crawlers compare it as it is: both are
/// kept, and either may match.
///
/// One character an octet; an encoded one is [#ENCODED] higher, so that no part of a code is ever taken for a letter.
///
/// @param plain with the query's delimiters as they are
/// @param encoded with `:` and `/` in the query encoded
record PathOctets(String plain, String encoded) {
    private static final int ENCODED = 0x100;
    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

    /// Of an absolute URL, or of what follows its authority; what is special in a rule is encoded here (2.2.3).
    static PathOctets of(String url) {
        var octets = new String(url.strip().getBytes(UTF_8), ISO_8859_1);
        var fragment = octets.indexOf('#');
        var path = normal(path(fragment < 0 ? octets : octets.substring(0, fragment)));
        return new PathOctets(verbatim(path.plain), verbatim(path.encoded));
    }

    private static String verbatim(String path) {
        return path.replace('*', encoded('*')).replace('$', encoded('$'));
    }

    /// Of octets, one a character.
    static PathOctets normal(String octets) {
        var plain = new StringBuilder(octets.length());
        for (var i = 0; i < octets.length(); i++) {
            var c = octets.charAt(i);
            if (c == '%' && isHex(octets, i + 1) && isHex(octets, i + 2)) {
                append(plain, (char) Integer.parseInt(octets, i + 1, i + 3, 16), true);
                i += 2;
            } else {
                append(plain, c, false);
            }
        }
        return new PathOctets(plain.toString(), withEncodedQuery(plain.toString()));
    }

    private static String path(String url) {
        var scheme = url.startsWith("/") ? -1 : url.indexOf("://");
        var rest = scheme > 0 && scheme < 10 ? url.substring(scheme + 3) : url;
        var start = 0;
        while (start < rest.length() && "/?;".indexOf(rest.charAt(start)) < 0) {
            start++;
        }
        var path = rest.substring(start);
        return path.startsWith("/") ? path : "/" + path;
    }

    private static void append(StringBuilder out, char octet, boolean wasEncoded) {
        var unreserved = (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || UNRESERVED.indexOf(octet) >= 0;
        if (!unreserved && (wasEncoded || RESERVED.indexOf(octet) < 0)) {
            out.append(encoded(octet));
        } else {
            out.append(octet);
        }
    }

    private static String withEncodedQuery(String plain) {
        var query = plain.indexOf('?');
        return query < 0
                ? plain
                : plain.substring(0, query)
                        + plain.substring(query).replace(':', encoded(':')).replace('/', encoded('/'));
    }

    static char encoded(char octet) {
        return (char) (ENCODED + octet);
    }

    /// How many octets it has as a URL is written, codes at full length.
    int written() {
        return plain.chars().map(c -> c < ENCODED ? 1 : 3).sum();
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && HEX.indexOf(text.substring(at, at + 1).toUpperCase(Locale.ROOT)) >= 0;
    }
}
