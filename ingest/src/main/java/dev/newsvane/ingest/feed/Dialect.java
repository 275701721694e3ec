package dev.newsvane.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;

/// Brings a feed's frame into the shape that its dialect prescribes: a root with a version, items where they belong.
final class Dialect {
    private static final Set<String> RSS_VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");

    /// What we do not read, or have read before, and what ROME refuses a whole feed for where it is broken.
    private static final Set<String> UNREAD =
            Set.of("cloud", "skipDays", "skipHours", "textInput", "textinput", "image", "rating");

    private static final Set<String> ENCODED = Set.of("title", "subtitle", "rights", "summary", "content");

    private Dialect() {}

    static void settle(Document document) {
        var root = document.getRootElement();
        switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "channel" -> {
                document.detachRootElement();
                document.setRootElement(rss(new Element("rss").addContent(root)));
            }
            case "rss" -> rss(root);
            case "rdf" -> rdf(root);
            default -> atom(root);
        }
    }

    /// The elements that are entries, in order.
    static List<Element> entries(Element root) {
        return switch (root.getName()) {
            case "rss" -> channel(root).getChildren("item", Namespace.NO_NAMESPACE);
            case "RDF" ->
                root.getChildren().stream()
                        .filter(child -> "item".equals(child.getName()))
                        .toList();
            default -> root.getChildren("entry", root.getNamespace());
        };
    }

    /// A root that says 2.0 where it says nothing known, with one channel that holds all items.
    private static Element rss(Element root) {
        root.setName("rss").setNamespace(Namespace.NO_NAMESPACE);
        if (!RSS_VERSIONS.contains(root.getAttributeValue("version", ""))) {
            root.setAttribute("version", "2.0");
        }
        var channel = channel(root);
        for (var item : List.copyOf(root.getChildren("item", Namespace.NO_NAMESPACE))) {
            channel.addContent(item.detach());
        }
        remove(channel, child -> UNREAD.contains(child.getName()));
        return root;
    }

    private static void rdf(Element root) {
        root.setName("RDF").setNamespace(Xml.RDF);
        if (root.getChild("channel", Xml.RSS_1) == null) {
            root.addContent(0, new Element("channel", Xml.RSS_1));
        }
        remove(root, child -> UNREAD.contains(child.getName()));
    }

    /// The feed's own links are read from the elements before this; ROME stumbles over broken ones.
    private static void atom(Element root) {
        root.setName("feed");
        remove(
                root,
                child -> "link".equals(child.getName()) && child.getNamespace().equals(root.getNamespace()));
        var encoded = new ArrayList<Element>();
        for (var element : root.getDescendants(Filters.element())) {
            if (isEncoded(element)) {
                encoded.add(element);
            }
        }
        for (var element : encoded) {
            decoded(element.getText().strip())
                    .ifPresent(text -> element.setText(text)
                            .setAttribute("mode", "escaped")
                            .setAttribute("type", element.getNamespace().equals(Xml.ATOM) ? "html" : "text/html"));
        }
    }

    /// Atom 0.3 says so; Atom 1.0 (RFC 4287, 4.1.3.3) by a media type that is neither text nor XML.
    private static boolean isEncoded(Element element) {
        var type = element.getAttributeValue("type", "");
        return "base64".equalsIgnoreCase(element.getAttributeValue("mode", ""))
                || (ENCODED.contains(element.getName())
                        && element.getNamespace().equals(Xml.ATOM)
                        && type.contains("/")
                        && !type.startsWith("text/")
                        && !type.endsWith("xml"));
    }

    private static Optional<String> decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
            return Optional.of(FeedText.clean(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// Without dates, which are read from the elements before: ROME would try them once more, and keep none as written.
    static void undate(List<Element> entries) {
        for (var entry : entries) {
            remove(entry, child -> Elements.isDate(child.getName()));
        }
    }

    /// At once: JDOM's own lists move all that follows for each that goes.
    private static void remove(Element from, Predicate<Element> unwanted) {
        var content = from.removeContent();
        content.removeIf(each -> each instanceof Element child && unwanted.test(child));
        from.addContent(content);
    }

    private static Element channel(Element root) {
        var channel = root.getChild("channel", Namespace.NO_NAMESPACE);
        if (channel != null) {
            return channel;
        }
        var made = new Element("channel");
        root.addContent(made);
        return made;
    }
}
