package dev.newsvane.ingest.feed;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Brings a feed's frame into the shape that its dialect prescribes: a root with a version, items where they belong.
final class Dialect {
    private static final Set<String> RSS_VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");

    private Dialect() {}

    static void settle(Document document) {
        var root = document.getRootElement();
        switch (root.getName().toLowerCase(Locale.ROOT)) {
            case "channel" -> {
                document.detachRootElement();
                document.setRootElement(rss(new Element("rss").addContent(root)));
            }
            case "rss" -> rss(root);
            case "rdf" -> root.setName("RDF").setNamespace(Xml.RDF);
            default -> root.setName("feed");
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
        return root;
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
