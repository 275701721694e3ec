package dev.newsvane.ingest.feed;

import static java.util.stream.Collectors.joining;

import dev.newsvane.ingest.schedule.Skips;
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

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private static final Set<String> PARTS = Set.of("name", "email", "uri", "url", "homepage");
    private static final Set<String> SKIPS = Set.of("skiphours", "skipdays");
    private static final int MOST_SKIPS = 100;
    private static final Set<String> MEDIA = Set.of("group", "content");

    private Elements() {}

    /// The element that describes the feed as a whole.
    static Element head(Element root) {
        return children(root).stream()
                .filter(child -> "channel".equals(child.getName()))
                .findFirst()
                .orElse(root);
    }

    static Optional<String> published(Element entry) {
        return date(entry, PUBLISHED);
    }

    static Optional<String> updated(Element entry) {
        return date(entry, UPDATED);
    }

    static boolean isDate(String name) {
        return PUBLISHED.contains(name) || UPDATED.contains(name);
    }

    /// Of a date that is given again the last counts.
    private static Optional<String> date(Element entry, Set<String> names) {
        var first = children(entry).stream()
                .filter(child -> names.contains(child.getName()) && text(child).isPresent())
                .findFirst();
        return first.flatMap(child -> texts(entry, Set.of(child.getName())).reduce((_, later) -> later));
    }

    static Optional<String> id(Element entry) {
        return first(entry, Set.of("guid", "id"))
                .or(() -> Optional.ofNullable(entry.getAttributeValue("about", Xml.RDF)));
    }

    /// Where the entry or the feed is to be read.
    static Optional<String> link(Element element) {
        return first(element, Set.of("origLink"))
                .or(() -> ownLinks(element).reduce((_, later) -> later))
                .or(() -> alternate(element))
                .or(() -> identifying(element));
    }

    /// RSS's own links: of several the last counts, as other readers have it.
    private static Stream<String> ownLinks(Element element) {
        var own = element.getNamespace().equals(Xml.RSS_1) ? Xml.RSS_1 : Namespace.NO_NAMESPACE;
        return element.getChildren("link", own).stream().flatMap(link -> text(link).or(() -> href(link)).stream());
    }

    /// Atom's link, also where RSS borrows it.
    private static Optional<String> alternate(Element element) {
        return children(element).stream()
                .filter(child -> "link".equals(child.getName()))
                .flatMap(link -> href(link).stream())
                .findFirst();
    }

    /// The first link of the feed in a relation such as `hub` or `self`, Atom's also where RSS borrows it.
    static Optional<String> related(Element head, String relation) {
        return head.getChildren().stream()
                .filter(child -> "link".equals(child.getName()))
                .filter(link -> List.of(
                                link.getAttributeValue("rel", "").strip().split("\\s+", -1))
                        .contains(relation))
                .map(link -> link.getAttributeValue("href", "").strip())
                .filter(href -> !href.isEmpty())
                .findFirst();
    }

    private static Optional<String> href(Element link) {
        return Optional.of(link.getAttributeValue("href", "").strip())
                .filter(href -> !href.isEmpty())
                .filter(_ -> "alternate".equals(link.getAttributeValue("rel", "alternate")));
    }

    /// An id that is a link, where nothing says that it is none.
    private static Optional<String> identifying(Element element) {
        return children(element).stream()
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
        for (var child : children(element)) {
            switch (child.getName()) {
                case "author" ->
                    first(child, Set.of("name")).or(() -> unnamed(child)).ifPresent(names::add);
                case "creator" -> text(child).map(Elements::withoutMail).ifPresent(names::add);
                default -> {}
            }
        }
        return names.stream().distinct().toList();
    }

    /// An author without parts, or with such as are none of an author's.
    private static Optional<String> unnamed(Element author) {
        var parts = children(author).stream().anyMatch(part -> PARTS.contains(part.getName()));
        return Optional.of(author.getValue().strip())
                .filter(name -> !parts && !name.isEmpty())
                .map(Elements::withoutMail);
    }

    /// `desk@example.org (A. Name)` as RSS has it, `A. Name <desk@example.org>` as mail has it; a mail address alone
    /// is better than nothing.
    private static String withoutMail(String author) {
        var whole = Lengths.upTo(Lengths.NAME, author);
        var name = SPACES.splitAsStream(whole)
                .filter(word -> word.indexOf('@') < 0)
                .collect(joining(" "))
                .strip();
        var bare = name.startsWith("(") && name.endsWith(")")
                ? name.substring(1, name.length() - 1).strip()
                : name;
        return bare.isEmpty() ? whole : bare;
    }

    /// Whoever answers for the feed; for the entries' authors RSS has other words.
    static List<String> editors(Element head) {
        var authors = authors(head);
        return authors.isEmpty()
                ? first(head, Set.of("managingEditor"))
                        .or(() -> first(head, Set.of("webMaster")))
                        .map(Elements::withoutMail)
                        .stream()
                        .toList()
                : authors;
    }

    /// A title in the words of a module (Dublin Core, media), where there is none of the dialect's own.
    static Optional<String> title(Element element) {
        return first(element, Set.of("title")).or(() -> media(element, "title"));
    }

    /// A summary in the words of a module (Dublin Core, iTunes, media), where there is none of the dialect's own.
    static Optional<String> summary(Element entry) {
        return first(entry, Set.of("description", "summary")).or(() -> media(entry, "description"));
    }

    /// The full text in other words than `content:encoded`.
    static Optional<String> content(Element entry) {
        return first(entry, Set.of("fullitem", "body"))
                .or(() ->
                        Optional.ofNullable(entry.getChild("content", Xml.ATOM)).flatMap(Elements::text));
    }

    private static Optional<String> media(Element entry, String name) {
        return children(entry).stream()
                .filter(child -> MEDIA.contains(child.getName()))
                .flatMap(child -> Stream.concat(
                        texts(child, Set.of(name)),
                        children(child).stream().flatMap(below -> texts(below, Set.of(name)))))
                .findFirst();
    }

    /// `xml:lang` of the element or what is around it, or its own language element.
    static Optional<String> language(Element element) {
        var own = first(element, Set.of("language"));
        for (var at = element; own.isEmpty() && at != null; at = at.getParentElement()) {
            own = Optional.ofNullable(at.getAttributeValue("lang", Namespace.XML_NAMESPACE))
                    .filter(l -> !l.isBlank());
        }
        return own.map(tag -> tag.replace('_', '-'));
    }

    /// Where relative links in an element start from: `xml:base` around it, innermost last, then the feed's address.
    static String base(Element element, URI feed) {
        var bases = new ArrayList<String>();
        for (var at = Optional.of(element); at.isPresent(); at = at.map(Element::getParentElement)) {
            at.map(found -> found.getAttributeValue("base", Namespace.XML_NAMESPACE))
                    .filter(found -> found.length() <= Lengths.LINE)
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
        return first(head, Set.of("ttl"))
                .flatMap(Elements::number)
                .map(Duration::ofMinutes)
                .or(() -> first(head, Set.of("updatePeriod")).flatMap(period -> period(head, period)));
    }

    /// `skipHours` and `skipDays` of RSS.
    static Skips skips(Element head) {
        return Skips.of(children(head).stream()
                .filter(child -> SKIPS.contains(child.getName().toLowerCase(Locale.ROOT)))
                .flatMap(child -> children(child).stream())
                .flatMap(child -> text(child).stream())
                .limit(MOST_SKIPS)
                .toList());
    }

    private static Optional<Duration> period(Element head, String word) {
        var times =
                first(head, Set.of("updateFrequency")).flatMap(Elements::number).orElse(1L);
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

    /// As `getChildren`, whose list looks for elements anew at each step.
    static List<Element> children(Element element) {
        var children = new ArrayList<Element>(element.getContentSize());
        for (var i = 0; i < element.getContentSize(); i++) {
            if (element.getContent(i) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static Optional<String> first(Element element, Set<String> names) {
        for (var child : children(element)) {
            var text = names.contains(child.getName()) ? text(child) : Optional.<String>empty();
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static Stream<String> texts(Element element, Set<String> names) {
        return children(element).stream()
                .filter(child -> names.contains(child.getName()))
                .flatMap(child -> text(child).stream());
    }

    private static Optional<String> text(Element element) {
        return Optional.of(element.getText().strip()).filter(text -> !text.isEmpty());
    }
}
