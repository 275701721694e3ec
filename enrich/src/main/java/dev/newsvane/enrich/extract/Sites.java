package dev.newsvane.enrich.extract;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The site behind a URL: the registrable domain by the public suffix list, private suffixes included, so that
/// `a.blogspot.com` and `b.blogspot.com` are two publishers.
public final class Sites {
    private static final Pattern HOST = Pattern.compile("^[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^]]*]|[^/?#:]*)");
    private static final Pattern ADDRESS = Pattern.compile("[\\d.]+|\\[.*]");

    private Sites() {}

    /// The registrable domain; the host itself for addresses and single names; the last two labels under a suffix that
    /// the list does not know (`.example`, `.internal`).
    public static String site(String url) {
        var host = host(url);
        if (host.isEmpty() || ADDRESS.matcher(host).matches()) {
            return host;
        }
        return Optional.ofNullable(EffectiveTldFinder.getAssignedDomain(host, true, false))
                .orElseGet(() -> lastTwoLabels(host));
    }

    /// The host in lower case; empty where the text is no absolute URL.
    public static String host(String url) {
        var matcher = HOST.matcher(url.strip().toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return "";
        }
        var host = matcher.group(1);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /// Whether two URLs are of one site.
    static boolean same(String one, String other) {
        return host(one).equals(host(other)) || site(one).equals(site(other));
    }

    static String path(String url) {
        try {
            return Optional.ofNullable(new URI(url.strip()).getRawPath()).orElse("");
        } catch (java.net.URISyntaxException e) {
            return "";
        }
    }

    private static String lastTwoLabels(String host) {
        var labels = host.split("\\.", -1);
        return labels.length < 2 ? host : labels[labels.length - 2] + '.' + labels[labels.length - 1];
    }
}
