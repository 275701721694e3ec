package dev.newsvane.ingest.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/// Links as feeds give them, made absolute.
final class Links {
    private Links() {}

    /// The link where it leads to the web, resolved against `base`; what leads elsewhere is dropped and noted.
    static Optional<String> absolute(Optional<String> raw, String base, Set<Repair> repairs) {
        var given = raw.map(link -> link.strip().replaceAll("[\\r\\n\\t]+", "")).filter(link -> !link.isEmpty());
        var link = given.flatMap(text -> resolve(text, base));
        if (link.isPresent() && !isAbsolute(given.orElseThrow())) {
            repairs.add(Repair.LINK_RESOLVED);
        }
        if (given.isPresent() && link.isEmpty()) {
            repairs.add(Repair.LINK_DROPPED);
        }
        return link;
    }

    /// As [#absolute], without a note.
    static Optional<String> resolve(String link, String base) {
        if (isAbsolute(link)) {
            return Optional.ofNullable(HttpUrl.parse(link)).map(_ -> link);
        }
        return Optional.ofNullable(HttpUrl.parse(base))
                .flatMap(url -> Optional.ofNullable(url.resolve(link)))
                .map(HttpUrl::toString);
    }

    static boolean isAbsolute(String link) {
        var head = link.substring(0, Math.min(link.length(), 8)).toLowerCase(Locale.ROOT);
        return head.startsWith("http://") || head.startsWith("https://");
    }
}
