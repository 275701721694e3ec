package dev.newsvane.base.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a server is asked for at a link: the link as it was given, for some servers know only that spelling (`//`, the
/// order of parameters), without tracking parameters and fragment.
public final class AskedUrl {
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

    private AskedUrl() {}

    /// The canonical URL where the link is no RFC 3986 URI or spells the host otherwise, as with a dot at its end: a
    /// host has one name, and one pace.
    public static String of(String link, String canonical) {
        var given = link.strip();
        var fragment = given.indexOf('#');
        var asked = withoutTracking(fragment < 0 ? given : given.substring(0, fragment));
        var host = host(canonical).orElse("");
        return isOfTheWeb(asked) && host(asked).filter(host::equalsIgnoreCase).isPresent() ? asked : canonical;
    }

    /// Whether a text begins as a URL of the web: its scheme, and a host without a user name.
    public static boolean isOfTheWeb(String url) {
        return OF_THE_WEB.matcher(url).lookingAt();
    }

    /// A URL without the parameters that tell where its reader comes from.
    public static String withoutTracking(String url) {
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

    /// The host, as it is spelt; empty where this is no RFC 3986 URI, or has none.
    public static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
