package dev.newsvane.enrich.extract;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Whether a page says of itself that it is not free to read. What its parts are called is no evidence: the same
/// template carries free articles.
final class Paywall {
    /// The values of `article:content_tier` (Facebook) besides `free`.
    private static final Set<String> TIERS = Set.of("metered", "locked");

    private static final Set<String> DENIALS =
            Set.of("false", "no", "0", "http://schema.org/false", "https://schema.org/false");

    private static final Pattern FREE = Pattern.compile("(?i)^isAccessibleForFree$");

    private Paywall() {}

    static boolean of(Survey page) {
        return page.ld.paywalled()
                || page.metas
                        .first("article:content_tier", "og:article:content_tier")
                        .filter(tier -> TIERS.contains(tier.toLowerCase(Locale.ROOT)))
                        .isPresent()
                || page.properties(FREE)
                        .anyMatch(element ->
                                denied(element.hasAttr("content") ? element.attr("content") : element.text()));
    }

    /// False, as a truth value, a word, or the address of schema.org's.
    static boolean denied(JsonNode free) {
        return free.isBoolean() ? !free.booleanValue() : free.isString() && denied(free.stringValue());
    }

    private static boolean denied(String free) {
        return DENIALS.contains(free.strip().toLowerCase(Locale.ROOT));
    }
}
