package dev.newsvane.enrich.extract;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// The article's title, without the name of the site that pages put around it.
final class Titles {
    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+(?:[|·•»«›‹:~/]|::|[-–—]{1,2}|&[lr]aquo;)\\s+|\\s*\\|\\s*");
    private static final int LONGEST = 250;
    private static final int LEAST_WORDS = 3;

    /// Letters of a name that is too short to be found within others, and of what is too long for a name.
    private static final int SHORT = 4;

    private static final int LONG = 40;
    private static final double ALIKE = 0.3;

    private Titles() {}

    /// What a site is called, in letters and numbers: by itself, by its host, by the first label of its domain.
    record Site(Optional<String> name, String host, String label) {
        static Site of(Optional<String> name, String url) {
            return new Site(
                    name.map(Titles::plain),
                    plain(Sites.host(url)),
                    plain(Sites.site(url).split("\\.", 2)[0]));
        }

        /// Exactly its name: in front of a colon anything else is part of the title.
        boolean isNamed(String part) {
            var plain = plain(part);
            return name.filter(plain::equals).isPresent() || plain.equals(label);
        }

        /// Its name, or something like it.
        boolean is(String part) {
            var plain = plain(part);
            return plain.isEmpty()
                    || name.filter(own -> own.equals(plain) || (own.length() > SHORT && holds(own, plain)))
                            .isPresent()
                    || plain.equals(label)
                    || plain.equals(host)
                    || (label.length() > SHORT
                            && plain.length() < LONG
                            && (plain.startsWith(label) || label.equals(initials(part))))
                    || (plain.length() > SHORT && label.startsWith(plain));
        }

        private static boolean holds(String own, String plain) {
            return plain.length() < LONG && (plain.contains(own) || own.contains(plain));
        }
    }

    static String of(Survey page, String url, Hints hints) {
        var site = Site.of(
                page.metas
                        .first("og:site_name", "application-name")
                        .or(page.ld::publisher)
                        .or(hints::publisher),
                url);
        var heading = heading(page);
        var told = Stream.of(
                        page.metas.first("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
                        page.ld.text("headline"),
                        Optional.of(page.title))
                .flatMap(Optional::stream)
                .map(Texts::plain)
                .filter(title -> !title.isEmpty())
                .map(title -> title.substring(0, Math.min(title.length(), 2 * LONGEST)))
                .toList();
        return heading.filter(h -> isTitle(h, told, site))
                .map(h -> asTold(h, told))
                .or(() -> told.stream()
                        .map(title -> withoutSite(title, site, heading))
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
    private static boolean isTitle(String heading, List<String> told, Site site) {
        var words = Texts.tokens(heading);
        return heading.length() <= LONGEST
                && !site.is(heading)
                && (told.isEmpty() || told.stream().anyMatch(title -> shared(words, Texts.tokens(title)) >= ALIKE));
    }

    /// The share of the heading's words that the title has.
    private static double shared(List<String> heading, List<String> title) {
        return heading.isEmpty()
                ? 0
                : (double) heading.stream().filter(title::contains).count() / heading.size();
    }

    /// What is marked as the headline, else the longest heading.
    private static Optional<String> heading(Survey page) {
        return texts(page.headlines.stream())
                .findFirst()
                .or(() -> texts(page.headings.stream().filter(heading -> !Cleaner.foreign(heading)))
                        .max(Comparator.comparingInt(String::length)));
    }

    private static Stream<String> texts(Stream<Element> headings) {
        return headings.map(heading -> Texts.line(heading.text())).filter(text -> text.length() > 3);
    }

    /// Cuts off parts that are the site's name or its host's; where neither is known, a heading on the page that is one
    /// of the parts decides.
    static String withoutSite(String title, Site site, Optional<String> heading) {
        var colon = title.indexOf(": ");
        if (colon > 0 && site.isNamed(title.substring(0, colon))) {
            return title.substring(colon + 1).strip();
        }
        var parts = Arrays.asList(SEPARATOR.split(title, -1));
        if (parts.size() < 2) {
            return title;
        }
        var first = parts.getFirst();
        var last = parts.getLast();
        if (site.is(last)) {
            return withoutSite(
                    title.substring(0, title.lastIndexOf(last)).replaceAll("[\\s|·•»«›‹:~/–—-]+$", ""), site, heading);
        }
        if (site.is(first)) {
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

    private static String initials(String part) {
        return Arrays.stream(part.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toLowerCase(Locale.ROOT))
                .reduce("", String::concat);
    }

    /// Letters and numbers in lower case.
    private static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Texts::inWord)
                .filter(point -> point != '_')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
