package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Who wrote it, as names without "By", titles of honour and addresses.
final class Authors {
    private static final Pattern BY = Pattern.compile("(?iu)^(?:\\s*(?:written |posted |published |story |words |text"
            + " )?(?:by|von|par|por|di|door)[:\\s]+|\\s*(?:author|autor|auteur)s?:\\s*)");
    private static final Pattern AND =
            Pattern.compile("(?iu)\\s*(?:,|;|\\||/|\\band\\b|\\bund\\b|\\bet\\b|\\by\\b|&|\\bwith\\b)\\s*");
    private static final Pattern TAIL =
            Pattern.compile("(?iu)\\s+(?:[-–|•·@(]|on \\d|is a\\b|for\\b|published\\b|posted\\b|updated\\b|\\d).*$");
    private static final Pattern NAME = Pattern.compile("^\\p{L}[\\p{L}.'’ -]{2,50}$");
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "(?iu)^(admin|administrator|editor|editors|staff|redaktion|newsroom|guest|unknown|anonymous|null|author|webmaster|press"
                + " release)$|https?:|www\\.");
    private static final int MOST = 12;

    /// Elements asked; those within each other cost the whole page each.
    private static final int MOST_MARKED = 50;

    private Authors() {}

    static List<String> of(Survey page, Hints hints) {
        return Stream.of(
                        page.ld.authors().stream(),
                        page
                                .metas
                                .first(
                                        "author",
                                        "article:author",
                                        "dc.creator",
                                        "dcterms.creator",
                                        "parsely-author",
                                        "sailthru.author",
                                        "byl",
                                        "citation_author",
                                        "article.author")
                                .stream(),
                        texts(page.authors),
                        texts(page.bylines))
                .map(names -> cleaned(names.toList()))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(hints.authors());
    }

    private static Stream<String> texts(List<Element> elements) {
        return elements.stream()
                .limit(MOST_MARKED)
                .filter(element -> !Cleaner.foreign(element))
                .map(element -> Texts.line(element.text()))
                .filter(text -> text.length() < 120)
                .limit(3);
    }

    private static List<String> cleaned(List<String> names) {
        var found = new LinkedHashMap<String, String>();
        for (var each : names) {
            for (var part : AND.split(BY.matcher(Texts.plain(each)).replaceFirst(""), -1)) {
                var name = TAIL.matcher(part).replaceFirst("").strip();
                if (NAME.matcher(name).matches() && !NOT_A_NAME.matcher(name).find()) {
                    found.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
                }
            }
        }
        return new ArrayList<>(found.values()).stream().limit(MOST).toList();
    }
}
