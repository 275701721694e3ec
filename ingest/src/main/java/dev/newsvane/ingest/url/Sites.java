package dev.newsvane.ingest.url;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Locale;
import java.util.Optional;

/// The site that a host belongs to: its registrable domain by the public suffix list, private suffixes included, so
/// that two weblogs of one hoster are two sites. An address, and a host that no suffix is known for, is its own site.
public final class Sites {
    private Sites() {}

    public static String of(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return isAddress(name)
                ? name
                : Optional.ofNullable(EffectiveTldFinder.getAssignedDomain(name, true, false))
                        .filter(site -> !site.isEmpty())
                        .orElse(name);
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
