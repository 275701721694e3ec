package dev.newsvane.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// What a feed's elements say, verbatim, whatever the dialect.
final class Elements {
    private static final Set<String> PUBLISHED = Set.of("pubDate", "pubdate", "published", "issued", "date", "created");
    private static final Set<String> UPDATED = Set.of("updated", "modified", "lastBuildDate");

    /// `desk@example.org (A. Name)`, as RSS has it. Quadratic on a long text: only short ones are tried.
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S+@\\S+ +\\((.+)\\)");

    private Elements() {}

    /// The element that describes the feed as a whole.
    static Element head(Element root) {
        return root.getChildren().stream()
                .filter(child -> "channel".equals(child.getName()))
                .findFirst()
                .orElse(root);
    }

    static Optional<String> published(Element entry) {
        return texts(entry, PUBLISHED).findFirst();
    }

    static Optional<String> updated(Element entry) {
        return texts(entry, UPDATED).findFirst();
    }

    static Optional<String> id(Element entry) {
        return texts(entry, Set.of("guid", "id"))
                .findFirst()
                .or(() -> Optional.ofNullable(entry.getAttributeValue("about", Xml.RDF)));
    }

    /// Where the entry or the feed is to be read.
    static Optional<String> link(Element element) {
        return texts(element, Set.of("origLink"))
                .findFirst()
                .or(() -> alternate(element))
                .or(() -> texts(element, Set.of("link")).findFirst())
                .or(() -> identifying(element));
    }

    /// Atom's link, also where RSS borrows it.
    private static Optional<String> alternate(Element element) {
        var ownText = element.getChildren().stream().anyMatch(Elements::isTextLink);
        return element.getChildren().stream()
                .filter(child -> !ownText && "link".equals(child.getName()))
                .filter(link -> "alternate".equals(link.getAttributeValue("rel", "alternate")))
                .map(link -> link.getAttributeValue("href", "").strip())
                .filter(href -> !href.isEmpty())
                .findFirst();
    }

    private static boolean isTextLink(Element child) {
        return "link".equals(child.getName()) && !child.getTextTrim().isEmpty();
    }

    /// An id that is a link, where nothing says that it is none.
    private static Optional<String> identifying(Element element) {
        return element.getChildren().stream()
                .filter(child -> "guid".equals(child.getName()) || "id".equals(child.getName()))
                .filter(child -> !"false".equalsIgnoreCase(child.getAttributeValue("isPermaLink", "true")))
                .map(Element::getTextTrim)
                .filter(Links::isAbsolute)
                .findFirst()
                .or(() -> Optional.ofNullable(element.getAttributeValue("about", Xml.RDF))
                        .filter(Links::isAbsolute));
    }

    static List<String> authors(Element element) {
        var names = new ArrayList<String>();
        for (var child : element.getChildren()) {
            switch (child.getName()) {
                case "author" ->
                    (child.getChildren().isEmpty()
                                    ? text(child).map(Elements::withoutMail)
                                    : texts(child, Set.of("name")).findFirst())
                            .ifPresent(names::add);
                case "creator" -> text(child).map(Elements::withoutMail).ifPresent(names::add);
                default -> {}
            }
        }
        return names.stream().distinct().toList();
    }

    private static String withoutMail(String author) {
        var name = Lengths.upTo(Lengths.NAME, author);
        var found = MAIL_AND_NAME.matcher(name);
        return found.matches() ? found.group(1).strip() : name;
    }

    /// `xml:lang` of the element or what is around it, or its own language element.
    static Optional<String> language(Element element) {
        var own = texts(element, Set.of("language")).findFirst();
        for (var at = element; own.isEmpty() && at != null; at = at.getParentElement()) {
            own = Optional.ofNullable(at.getAttributeValue("lang", Namespace.XML_NAMESPACE))
                    .filter(l -> !l.isBlank());
        }
        return own;
    }

    /// Where relative links in an element start from: `xml:base` around it, innermost last, then the feed's address.
    static String base(Element element, URI feed) {
        var bases = new ArrayList<String>();
        for (var at = Optional.of(element); at.isPresent(); at = at.map(Element::getParentElement)) {
            at.map(found -> found.getAttributeValue("base", Namespace.XML_NAMESPACE))
                    .ifPresent(bases::addFirst);
        }
        var here = feed.toString();
        for (var next : bases) {
            here = Links.resolve(next.strip(), here).orElse(here);
        }
        return here;
    }

    /// `ttl` in minutes, or the syndication module's period; junk such as "dayly" or 0.1 is no answer.
    static Optional<Duration> ttl(Element head) {
        return texts(head, Set.of("ttl"))
                .findFirst()
                .flatMap(Elements::number)
                .map(Duration::ofMinutes)
                .or(() -> texts(head, Set.of("updatePeriod")).findFirst().flatMap(period -> period(head, period)));
    }

    private static Optional<Duration> period(Element head, String word) {
        var times = texts(head, Set.of("updateFrequency"))
                .findFirst()
                .flatMap(Elements::number)
                .orElse(1L);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "hourly" -> Optional.of(Duration.ofHours(1).dividedBy(times));
            case "daily" -> Optional.of(Duration.ofDays(1).dividedBy(times));
            case "weekly" -> Optional.of(Duration.ofDays(7).dividedBy(times));
            default -> Optional.empty();
        };
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text).filter(t -> t.matches("[1-9]\\d{0,5}")).map(Long::valueOf);
    }

    private static Stream<String> texts(Element element, Set<String> names) {
        return element.getChildren().stream()
                .filter(child -> names.contains(child.getName()))
                .flatMap(child -> text(child).stream());
    }

    private static Optional<String> text(Element element) {
        return Optional.of(element.getText().strip()).filter(text -> !text.isEmpty());
    }
}
