package dev.newsvane.ingest.url;

import crawlercommons.filters.basic.BasicURLNormalizer;
import crawlercommons.filters.basic.BasicURLNormalizer.IdnNormalization;
import dev.newsvane.base.http.AskedUrl;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One spelling for every URL that means the same page: RFC 3986 normalisation, no fragment, no tracking parameters.
/// Whether two spellings are the same page cannot be known without asking the server; this errs on the side of two.
public final class CanonicalUrl {
    private static final int LONGEST = 4096;
    private static final int PASSES = 8;
    private static final Pattern CODE = Pattern.compile("%([0-9A-Fa-f]{2})?");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /// Shared by all: it has settings and no state.
    private static final BasicURLNormalizer NORMALISER = BasicURLNormalizer.newBuilder()
            .idnNormalization(IdnNormalization.PUNYCODE)
            .build();

    private CanonicalUrl() {}

    /// The canonical spelling, or empty where this is no URL of the web: another scheme, no host, a user name,
    /// nonsense.
    public static Optional<String> of(String url) {
        var found = url.strip();
        if (found.length() > LONGEST || !AskedUrl.isOfTheWeb(found)) {
            return Optional.empty();
        }
        return settled(CODE.matcher(found).replaceAll(CanonicalUrl::decoded), PASSES)
                .filter(canonical -> canonical.length() <= LONGEST
                        && AskedUrl.host(canonical).isPresent());
    }

    /// Unreserved characters as they are, a percent sign that begins no code as a code (RFC 3986, 2.3 and 2.4): where
    /// the normaliser decodes a path itself, it misplaces the query.
    private static String decoded(MatchResult code) {
        return Optional.ofNullable(code.group(1))
                .map(digits -> Character.toString(Integer.parseInt(digits, 16)))
                .map(octet -> UNRESERVED.matcher(octet).matches() ? octet : code.group())
                .orElse("%25");
    }

    /// Normalised until another pass changes nothing: parameters fall into another order once they are decoded.
    private static Optional<String> settled(String url, int passes) {
        return Optional.of(url)
                .filter(_ -> passes > 0)
                .flatMap(given -> Optional.ofNullable(NORMALISER.filter(given)))
                .map(AskedUrl::withoutTracking)
                .flatMap(next -> next.equals(url) ? Optional.of(url) : settled(next, passes - 1));
    }

    /// The host of a canonical URL.
    public static String host(String canonical) {
        return AskedUrl.host(canonical)
                .orElseThrow(() -> new IllegalArgumentException("not a canonical URL: " + canonical));
    }
}
