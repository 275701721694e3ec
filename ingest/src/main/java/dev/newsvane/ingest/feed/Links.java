package dev.newsvane.ingest.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jdom2.Element;
import org.jsoup.Jsoup;

/// Links as feeds give them, made absolute.
final class Links {
    /// An address in HTML that is not complete by itself. It begins at the sign that is rare in texts.
    private static final Pattern RELATIVE = Pattern.compile(
            "=(?<=\\b(?:href|src)\\s{0,20}=)\\s*(?:[\"']\\s*)?(?![a-z][a-z0-9+.-]{0,20}:|#|[\"'])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t]+");
    private static final URI NOWHERE = URI.create("http://nowhere.invalid/");

    private Links() {}

    /// The link where it leads to the web, resolved against `base`; what leads elsewhere is dropped and noted.
    static Optional<String> absolute(Optional<String> raw, String base, Set<Repair> repairs) {
        var given = raw.map(link -> BREAKS.matcher(link.strip()).replaceAll("")).filter(link -> !link.isEmpty());
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

    /// A link as a request can carry it: with codes for the blanks and the like that stand in it.
    static String encoded(String link) {
        try {
            return new URI(link).toString();
        } catch (URISyntaxException _) {
            return HttpUrl.get(link).uri().toString();
        }
    }

    /// HTML whose links and pictures lead where they led in the feed.
    static String inHtml(String html, String base) {
        if (!holdsRelative(html)) {
            return html;
        }
        var parsed = Jsoup.parse(html, base);
        parsed.outputSettings().prettyPrint(false);
        for (var attribute : List.of("href", "src")) {
            for (var element : parsed.getElementsByAttribute(attribute)) {
                resolve(element.attr(attribute).strip(), base).ifPresent(link -> element.attr(attribute, link));
            }
        }
        return parsed.body().html();
    }

    /// Looking from one `=` to the next is many times faster than a search.
    private static boolean holdsRelative(String html) {
        var relative = RELATIVE.matcher(html).useTransparentBounds(true);
        for (var at = html.indexOf('='); at >= 0; at = html.indexOf('=', at + 1)) {
            if (relative.region(at, html.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /// An entry's id; a relative one is completed by the `xml:base` that the feed itself states, and never by the
    /// address that the feed is read at, for that may change.
    static String identity(String id, Element entry) {
        var relative = id.indexOf('/') >= 0 && id.indexOf(':') < 0;
        return relative
                ? resolve(id, Elements.base(entry, NOWHERE))
                        .filter(found -> !found.startsWith(NOWHERE.toString()))
                        .orElse(id)
                : id;
    }

    static boolean isAbsolute(String link) {
        var head = link.substring(0, Math.min(link.length(), 8)).toLowerCase(Locale.ROOT);
        return head.startsWith("http://") || head.startsWith("https://");
    }
}
