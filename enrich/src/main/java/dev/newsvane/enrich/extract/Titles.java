package dev.newsvane.enrich.extract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/// The article's title, without the name of the site that pages put around it.
final class Titles {
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+(?:[|·•»«›‹:~/]|::|[-–—]{1,2}|&[lr]aquo;)\\s+|\\s*\\|\\s*");
    private static final Pattern PLAIN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final int LONGEST = 250;
    private static final int LEAST_WORDS = 3;
    private static final double ALIKE = 0.3;

    private Titles() {}

    static String of(Document page, JsonLd ld, Metas metas, String url, Hints hints) {
        var site = metas.first("og:site_name", "application-name")
                .or(ld::publisher)
                .or(hints::publisher);
        var heading = heading(page);
        var told = Stream.of(
                        metas.first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
                        ld.text("headline"),
                        Optional.of(page.title()))
                .flatMap(Optional::stream)
                .map(Texts::plain)
                .filter(title -> !title.isEmpty())
                .map(title -> title.substring(0, Math.min(title.length(), 2 * LONGEST)))
                .toList();
        return heading.filter(h -> isTitle(h, told, site, url))
                .map(h -> asTold(h, told))
                .or(() -> told.stream()
                        .map(title -> withoutSite(title, site, url, heading))
                        .filter(title -> !title.isEmpty())
                        .findFirst())
                .or(hints::title)
                .orElse("");
    }

    /// The heading without the words that are set before it on the page and nowhere else: a topic, a date.
    private static String asTold(String heading, List<String> told) {
        var all = plain(heading);
        return told.stream()
                .filter(title -> plain(title).length() < all.length())
                .filter(title -> Texts.words(title) >= LEAST_WORDS && all.endsWith(plain(title)))
                .findFirst()
                .orElse(heading);
    }

    /// What stands over the article is its title if the page tells others something like it; what it tells them is
    /// often shortened, and what stands over it sometimes the name of a section.
    private static boolean isTitle(String heading, List<String> told, Optional<String> site, String url) {
        var words = Texts.tokens(heading);
        return heading.length() <= LONGEST
                && !isSite(heading, site, url)
                && (told.isEmpty() || told.stream().anyMatch(title -> shared(words, Texts.tokens(title)) >= ALIKE));
    }

    /// The share of the heading's words that the title has.
    private static double shared(List<String> heading, List<String> title) {
        return heading.isEmpty()
                ? 0
                : (double) heading.stream().filter(title::contains).count() / heading.size();
    }

    private static Optional<String> heading(Document page) {
        var headings = page.select("h1").stream()
                .filter(h -> !Cleaner.foreign(h))
                .map(h -> Texts.line(h.text()))
                .filter(text -> text.length() > 3)
                .toList();
        return page.select("[itemprop=headline], h1.entry-title, h1.headline, article h1, main h1").stream()
                .map(h -> Texts.line(h.text()))
                .filter(text -> text.length() > 3)
                .findFirst()
                .or(() -> headings.size() == 1 ? Optional.of(headings.getFirst()) : longest(headings.stream()));
    }

    /// Cuts off parts that are the site's name or its host's; where neither is known, a heading on the page that is one
    /// of the parts decides.
    static String withoutSite(String title, Optional<String> site, String url, Optional<String> heading) {
        var colon = title.indexOf(": ");
        if (colon > 0 && isNamed(title.substring(0, colon), site, url)) {
            return title.substring(colon + 1).strip();
        }
        var parts = Arrays.asList(SEPARATOR.split(title, -1));
        if (parts.size() < 2) {
            return title;
        }
        var first = parts.getFirst();
        var last = parts.getLast();
        if (isSite(last, site, url)) {
            return withoutSite(
                    title.substring(0, title.lastIndexOf(last)).replaceAll("[\\s|·•»«›‹:~/–—-]+$", ""),
                    site,
                    url,
                    heading);
        }
        if (isSite(first, site, url)) {
            return title.substring(first.length()).replaceAll("^[\\s|·•»«›‹:~/–—-]+", "");
        }
        return heading.filter(h -> h.length() < title.length() && h.length() > 15)
                .filter(h -> title.startsWith(h) || title.endsWith(h))
                .orElseGet(() -> beforeBar(title));
    }

    /// What follows a bar is the site's name, also where nothing else says so.
    private static String beforeBar(String title) {
        var bar = title.lastIndexOf(" | ");
        return bar > 0 && Texts.words(title.substring(0, bar)) >= LEAST_WORDS
                ? title.substring(0, bar).strip()
                : title;
    }

    private static boolean isSite(String part, Optional<String> site, String url) {
        var name = plain(part);
        if (name.isEmpty()) {
            return true;
        }
        var host = Sites.host(url);
        var label = plain(Sites.site(url).split("\\.", 2)[0]);
        return site.map(Titles::plain)
                        .filter(s -> s.equals(name)
                                || (s.length() > 4 && name.length() < 40 && (name.contains(s) || s.contains(name))))
                        .isPresent()
                || name.equals(label)
                || name.equals(plain(host))
                || (label.length() > 4
                        && name.length() < 40
                        && (name.startsWith(label) || label.equals(initials(part))))
                || (name.length() > 4 && label.startsWith(name));
    }

    /// Exactly the site's name: in front of a colon anything else is part of the title.
    private static boolean isNamed(String part, Optional<String> site, String url) {
        var name = plain(part);
        return site.map(Titles::plain).filter(name::equals).isPresent()
                || name.equals(plain(Sites.site(url).split("\\.", 2)[0]));
    }

    private static String initials(String part) {
        return Arrays.stream(part.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }

    private static String plain(String text) {
        return PLAIN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static Optional<String> longest(Stream<String> texts) {
        return texts.max(Comparator.comparingInt(String::length));
    }
}
