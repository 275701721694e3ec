package dev.newsvane.app.exit;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Those of RFC 4287 and, where a document is one of several, of RFC 5005.
record AtomRules(Rules rules, URI at) {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";
    private static final Set<String> TYPES = Set.of("text", "html", "xhtml");

    /// Of the registry of link relations, those of feeds and entries.
    private static final Set<String> RELATIONS = Set.of(
            "alternate", "related", "self", "enclosure", "via", "current", "prev-archive", "next-archive", "hub");

    void hold(String document) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            feed(builder.parse(new InputSource(new StringReader(document))).getDocumentElement());
        } catch (SAXException _) {
            rules.hold("XML 1.0, 2.1: well-formed", false);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void feed(Element feed) {
        rules.hold("RFC 4287, 4.1.1: a feed", named(feed, ATOM, "feed"));
        one("RFC 4287, 4.1.1", feed, "id", "title", "updated");
        atMostOne("RFC 4287, 4.1.1", feed, "generator", "icon", "logo", "rights", "subtitle");
        common("RFC 4287, 4.1.1", feed);
        var entries = children(feed, "entry").toList();
        rules.hold(
                "RFC 4287, 4.1.1: an author of the feed, or of each entry",
                children(feed, "author").findAny().isPresent()
                        || entries.stream()
                                .allMatch(entry ->
                                        children(entry, "author").findAny().isPresent()));
        var ids = entries.stream()
                .flatMap(entry -> children(entry, "id"))
                .map(Node::getTextContent)
                .toList();
        rules.hold("RFC 4287, 4.1.1: an entry once", new HashSet<>(ids).size() == ids.size());
        entries.forEach(this::entry);
        history(feed);
    }

    private void entry(Element entry) {
        one("RFC 4287, 4.1.2", entry, "id", "title", "updated");
        atMostOne("RFC 4287, 4.1.2", entry, "content", "published", "rights", "source", "summary");
        common("RFC 4287, 4.1.2", entry);
        rules.hold(
                "RFC 4287, 4.1.2: content, or a link to it",
                children(entry, "content").findAny().isPresent() || links(entry, "alternate") > 0);
        var dates = Stream.of("published", "updated")
                .flatMap(name -> children(entry, name))
                .map(Node::getTextContent)
                .filter(Rules::date)
                .map(OffsetDateTime::parse)
                .toList();
        rules.hold(
                "RFC 4287, 4.2.9, 4.2.15: updated when or after it was published",
                dates.size() < 2 || !dates.getLast().isBefore(dates.getFirst()));
    }

    /// What feeds and entries have alike.
    private void common(String place, Element of) {
        rules.hold(place + ": one alternate of each type and language", distinctAlternates(of));
        for (var text : List.of("title", "subtitle", "rights", "summary", "content")) {
            children(of, text).forEach(this::text);
        }
        Stream.of("author", "contributor").flatMap(name -> children(of, name)).forEach(person -> {
            one("RFC 4287, 3.2", person, "name");
            rules.hold(
                    "RFC 4287, 3.2.1: a name",
                    children(person, "name")
                            .noneMatch(name -> name.getTextContent().isBlank()));
        });
        Stream.of("updated", "published")
                .flatMap(name -> children(of, name))
                .forEach(date -> rules.hold("RFC 4287, 3.3: a date", Rules.date(date.getTextContent())));
        children(of, "id")
                .forEach(id -> rules.hold("RFC 4287, 4.2.6: an absolute IRI", Rules.absolute(id.getTextContent())));
        children(of, "category").forEach(category -> {
            rules.hold("RFC 4287, 4.2.2.1: a term", category.hasAttribute("term"));
            rules.hold(
                    "RFC 4287, 4.2.2.2: a scheme that is an IRI",
                    !category.hasAttribute("scheme") || Rules.absolute(category.getAttribute("scheme")));
        });
        children(of, "link").forEach(link -> {
            rules.hold("RFC 4287, 4.2.7.1: an address, absolute here", Rules.web(link.getAttribute("href")));
            rules.hold("RFC 4287, 4.2.7.2: a registered relation", RELATIONS.contains(relation(link)));
        });
    }

    private void text(Element text) {
        var type = text.hasAttribute("type") ? text.getAttribute("type") : "text";
        rules.hold("RFC 4287, 3.1.1: text, html or xhtml", TYPES.contains(type));
        rules.hold(
                "RFC 4287, 3.1.1.1: no elements in text",
                type.equals("xhtml") || elements(text).findAny().isEmpty());
    }

    private void history(Element feed) {
        var archive =
                elements(feed).filter(each -> named(each, HISTORY, "archive")).count();
        rules.hold("RFC 5005, 4: marked as an archive once", archive <= 1);
        for (var relation : List.of("self", "current", "prev-archive", "next-archive")) {
            rules.hold("RFC 5005, 4: one " + relation, links(feed, relation) <= 1);
        }
        rules.hold("RFC 4287, 4.1.1: where it is found", target(feed, "self").equals(at.toString()));
        rules.hold("RFC 5005, 4: an archive names the current feed", archive == 0 || links(feed, "current") == 1);
        rules.hold(
                "RFC 5005, 4: what is newer than an archive alone", archive == 1 || links(feed, "next-archive") == 0);
        var targets =
                children(feed, "link").map(link -> link.getAttribute("href")).toList();
        rules.hold("RFC 5005, 4: links to others than itself", new HashSet<>(targets).size() == targets.size());
    }

    private void one(String place, Element in, String... names) {
        for (var name : names) {
            rules.hold(place + ": one " + name, children(in, name).count() == 1);
        }
    }

    private void atMostOne(String place, Element in, String... names) {
        for (var name : names) {
            rules.hold(place + ": one " + name + " at most", children(in, name).count() <= 1);
        }
    }

    private static boolean distinctAlternates(Element of) {
        var kinds = children(of, "link")
                .filter(link -> relation(link).equals("alternate"))
                .map(link -> link.getAttribute("type") + ' ' + link.getAttribute("hreflang"))
                .toList();
        return new HashSet<>(kinds).size() == kinds.size();
    }

    private static String relation(Element link) {
        return link.hasAttribute("rel") ? link.getAttribute("rel") : "alternate";
    }

    private static long links(Element of, String relation) {
        return children(of, "link")
                .filter(link -> relation(link).equals(relation))
                .count();
    }

    private static String target(Element of, String relation) {
        return children(of, "link")
                .filter(link -> relation(link).equals(relation))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElse("");
    }

    private static Stream<Element> children(Element of, String name) {
        return elements(of).filter(each -> named(each, ATOM, name));
    }

    private static Stream<Element> elements(Element of) {
        var nodes = of.getChildNodes();
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static boolean named(Element element, String space, String name) {
        return space.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }
}
