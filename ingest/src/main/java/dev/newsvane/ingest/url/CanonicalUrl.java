package dev.newsvane.ingest.url;

import crawlercommons.filters.basic.BasicURLNormalizer;
import crawlercommons.filters.basic.BasicURLNormalizer.IdnNormalization;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One spelling for every URL that means the same page: RFC 3986 normalisation, no fragment, no tracking parameters.
/// Whether two spellings are the same page cannot be known without asking the server; this errs on the side of two.
public final class CanonicalUrl {
    private static final int LONGEST = 4096;
    private static final int PASSES = 8;
    private static final Pattern CODE = Pattern.compile("%([0-9A-Fa-f]{2})?");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
    /// Scheme and authority, without a user name.
    private static final Pattern OF_THE_WEB =
            Pattern.compile("https?://[^/?#@\\\\]+(?:[/?#]|$)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "igshid",
            "igsh",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "ref_src",
            "ref_url",
            "cmpid",
            "icid",
            "ncid",
            "ocid",
            "smid",
            "smtyp",
            "ftag",
            "xtor",
            "wt_mc",
            "wt.mc_id",
            "wt_zmc",
            "guccounter",
            "guce_referrer",
            "guce_referrer_sig",
            "oly_enc_id",
            "oly_anon_id",
            "vero_id",
            "traffic_source");
    private static final Set<String> TRACKING_FAMILIES =
            Set.of("utm_", "at_", "_hs", "hsa_", "pk_", "piwik_", "mtm_", "matomo_", "itm_", "stm_");

    /// Shared by all: it has settings and no state.
    private static final BasicURLNormalizer NORMALISER = BasicURLNormalizer.newBuilder()
            .idnNormalization(IdnNormalization.PUNYCODE)
            .build();

    private CanonicalUrl() {}

    /// The canonical spelling, or empty where this is no URL of the web: another scheme, no host, a user name,
    /// nonsense.
    public static Optional<String> of(String url) {
        var found = url.strip();
        if (found.length() > LONGEST || !OF_THE_WEB.matcher(found).lookingAt()) {
            return Optional.empty();
        }
        return settled(CODE.matcher(found).replaceAll(CanonicalUrl::decoded), PASSES)
                .filter(canonical ->
                        canonical.length() <= LONGEST && hostOf(canonical).isPresent());
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
                .map(CanonicalUrl::withoutTracking)
                .flatMap(next -> next.equals(url) ? Optional.of(url) : settled(next, passes - 1));
    }

    /// What to ask the server for: the link as it was given, for some servers know only that spelling (`//`, the
    /// order of parameters), without tracking parameters and fragment. The canonical URL where the link is no RFC
    /// 3986 URI or spells the host otherwise, as with a dot at its end: a host has one name, and one pace.
    public static String toAsk(String link, String canonical) {
        var given = link.strip();
        var fragment = given.indexOf('#');
        var asked = withoutTracking(fragment < 0 ? given : given.substring(0, fragment));
        return OF_THE_WEB.matcher(asked).lookingAt()
                        && hostOf(asked)
                                .filter(host(canonical)::equalsIgnoreCase)
                                .isPresent()
                ? asked
                : canonical;
    }

    /// The host of a canonical URL.
    public static String host(String canonical) {
        return hostOf(canonical).orElseThrow(() -> new IllegalArgumentException("not a canonical URL: " + canonical));
    }

    private static String withoutTracking(String url) {
        var query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        var kept = Arrays.stream(url.substring(query + 1).split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !tracks(parameter))
                .toList();
        return kept.isEmpty() ? url.substring(0, query) : url.substring(0, query + 1) + String.join("&", kept);
    }

    private static boolean tracks(String parameter) {
        var name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
        return TRACKING.contains(name) || TRACKING_FAMILIES.stream().anyMatch(name::startsWith);
    }

    private static Optional<String> hostOf(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
