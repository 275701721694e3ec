package dev.newsvane.ingest.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Attribute;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.Text;
import org.jdom2.Verifier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/// Broken XML as a well-formed document in the dialect's own namespaces. jsoup's parser forgives and is bounded in
/// depth; it resolves no entity but HTML's and reads nothing from outside. The walk is iterative. An element's parts
/// are bounded, for JDOM's lists and ROME cost the square of their length.
final class Xml implements NodeFilter {
    static final Namespace ATOM = Namespace.getNamespace("http://www.w3.org/2005/Atom");
    static final Namespace ATOM_03 = Namespace.getNamespace("http://purl.org/atom/ns#");
    static final Namespace RSS_1 = Namespace.getNamespace("http://purl.org/rss/1.0/");
    static final Namespace RDF = Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    static final Namespace SITEMAP = Namespace.getNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
    static final Namespace NEWS = Namespace.getNamespace("news", "http://www.google.com/schemas/sitemap-news/0.9");

    private static final int DEPTH = 128;

    /// Parts that an element keeps, texts counted: all entries, what is blank between them, and room for a feed's head.
    private static final int MOST_PARTS = 2 * FeedReader.MAX_ENTRIES + 5_000;

    /// What XML keeps for itself: no element may have it.
    private static final Set<String> RESERVED = Set.of("xml", "xmlns");

    private static final Set<String> XMLS = Set.of(Namespace.XML_NAMESPACE.getURI(), "http://www.w3.org/2000/xmlns/");

    /// Prefixes that feeds use without declaring them.
    private static final Map<String, String> KNOWN = Map.of(
            "rdf",
            RDF.getURI(),
            "dc",
            DC.getURI(),
            "news",
            NEWS.getURI(),
            "atom",
            ATOM.getURI(),
            "content",
            "http://purl.org/rss/1.0/modules/content/",
            "dcterms",
            "http://purl.org/dc/terms/",
            "media",
            "http://search.yahoo.com/mrss/",
            "sy",
            "http://purl.org/rss/1.0/modules/syndication/",
            "feedburner",
            "http://rssnamespace.org/feedburner/ext/1.0");

    /// In RSS these hold text; markup in them was meant to be escaped.
    private static final Set<String> TEXTS = Set.of(
            "title", "description", "encoded", "summary", "fullitem", "body", "category", "guid", "link", "comments");

    /// In Atom these do, unless they say that they hold XML.
    private static final Set<String> ATOM_TEXTS = Set.of("title", "subtitle", "tagline", "summary", "content");

    /// RSS's own names by their lower-case form: feeds spell them as they like.
    private static final Map<String, String> SPELT = Stream.of(
                    "title",
                    "link",
                    "description",
                    "item",
                    "channel",
                    "guid",
                    "author",
                    "category",
                    "enclosure",
                    "pubDate",
                    "language",
                    "ttl",
                    "lastBuildDate",
                    "managingEditor",
                    "webMaster")
            .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private static final Set<String> ENTRIES = Set.of("item", "entry", "url", "sitemap");

    private final org.jsoup.nodes.Element from;
    private final Namespace own;
    private final int mostEntries;
    private final int allEntries;
    private final Element root;
    private final Deque<Element> open = new ArrayDeque<>();
    private int entries;
    private boolean leftOut;

    private Xml(org.jsoup.nodes.Element from, Namespace own, int mostEntries) {
        this.from = from;
        this.own = own;
        this.mostEntries = mostEntries;
        this.allEntries =
                (int) from.stream().filter(each -> ENTRIES.contains(name(each))).count();
        this.root = element(from);
        open.push(root);
    }

    /// The first element of a text that could be a feed's root, as a document; empty where there is none with a name.
    static Optional<Document> document(String text, int mostEntries, Set<Repair> repairs) {
        var parsed = Jsoup.parse(text, "", Parser.xmlParser().setMaxDepth(DEPTH));
        var first = Optional.ofNullable(parsed.firstElementChild())
                .filter(from -> Verifier.checkElementName(from.tag().localName()) == null);
        return first.map(from -> {
            var xml = new Xml(from, own(from), mostEntries);
            from.childNodes().forEach(node -> node.filter(xml));
            if (xml.leftOut) {
                repairs.add(Repair.ENTRIES_LEFT_OUT);
            }
            if (!text.contains("</" + from.tagName())) {
                repairs.add(Repair.CUT_OFF);
            }
            return new Document(xml.root);
        });
    }

    /// The namespace that the dialect's unprefixed elements belong in, whatever the feed declares.
    private static Namespace own(org.jsoup.nodes.Element root) {
        var declared = root.attr("xmlns");
        return switch (root.tag().localName().toLowerCase(Locale.ROOT)) {
            case "feed" -> declared.equals(ATOM_03.getURI()) || "0.3".equals(root.attr("version")) ? ATOM_03 : ATOM;
            case "rdf" -> RSS_1; // 0.90, of another namespace, is a part of it
            case "urlset", "sitemapindex" -> SITEMAP;
            default -> Namespace.NO_NAMESPACE;
        };
    }

    @Override
    public FilterResult head(Node node, int depth) {
        return switch (node) {
            case TextNode text -> {
                if (hasRoom() && !(text.isBlank() && endsInText(top()))) {
                    top().addContent(FeedText.clean(text.getWholeText()));
                }
                yield FilterResult.CONTINUE;
            }
            case org.jsoup.nodes.Element element -> begin(element);
            default -> FilterResult.SKIP_ENTIRELY;
        };
    }

    private FilterResult begin(org.jsoup.nodes.Element found) {
        var name = name(found);
        if (Verifier.checkElementName(name) != null) {
            return FilterResult.SKIP_ENTIRELY;
        }
        var middle = ENTRIES.contains(name) && FeedReader.leavesOut(entries++, allEntries, mostEntries);
        if (middle || !hasRoom()) {
            leftOut = true;
            return FilterResult.SKIP_ENTIRELY;
        }
        var element = element(found);
        top().addContent(element);
        if (holdsText(found)) {
            element.setText(FeedText.clean(inner(found)));
            return FilterResult.SKIP_ENTIRELY;
        }
        open.push(element);
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof org.jsoup.nodes.Element) {
            open.pop();
        }
        return FilterResult.CONTINUE;
    }

    private Element top() {
        return open.element();
    }

    /// What stood between two texts was left out.
    private static boolean endsInText(Element element) {
        var size = element.getContentSize();
        return size > 0 && element.getContent(size - 1) instanceof Text;
    }

    private boolean hasRoom() {
        return top().getContentSize() < MOST_PARTS;
    }

    private boolean holdsText(org.jsoup.nodes.Element found) {
        if (found.firstElementChild() == null) {
            return false;
        }
        var name = found.tag().localName();
        return isAtom()
                ? ATOM_TEXTS.contains(name) && !holdsXml(found)
                : TEXTS.contains(name) && !found.hasAttr("text"); // iTunes nests categories
    }

    private boolean isAtom() {
        return own.equals(ATOM) || own.equals(ATOM_03);
    }

    private boolean holdsXml(org.jsoup.nodes.Element found) {
        var type = found.attr("type");
        return type.endsWith("xml") || "xhtml".equals(type) || (own.equals(ATOM_03) && !found.hasAttr("mode"));
    }

    /// The markup inside; a lone division round escaped markup is no part of it.
    private static String inner(org.jsoup.nodes.Element found) {
        var only = Optional.ofNullable(found.firstElementChild())
                .filter(child -> "div".equals(child.tag().localName()))
                .filter(child -> found.childrenSize() == 1 && child.childrenSize() == 0)
                .filter(child -> found.ownText().isBlank());
        return only.map(org.jsoup.nodes.Element::wholeText).orElseGet(found::html);
    }

    private String name(org.jsoup.nodes.Element found) {
        var name = found.tag().localName();
        return own.equals(Namespace.NO_NAMESPACE) && found.tag().prefix().isEmpty()
                ? SPELT.getOrDefault(name.toLowerCase(Locale.ROOT), name)
                : name;
    }

    private Element element(org.jsoup.nodes.Element found) {
        var element = new Element(name(found), namespace(found));
        for (var attribute : found.attributes()) {
            attribute(attribute.getKey(), FeedText.clean(attribute.getValue()))
                    .filter(each -> Verifier.checkNamespaceCollision(each, element) == null)
                    .ifPresent(element::setAttribute);
        }
        return element;
    }

    private static Optional<Attribute> attribute(String key, String value) {
        return switch (key) {
            case "xml:base", "xml:lang" -> Optional.of(new Attribute(key.substring(4), value, Namespace.XML_NAMESPACE));
            case "rdf:about", "rdf:resource" -> Optional.of(new Attribute(key.substring(4), value, RDF));
            default ->
                key.startsWith("xmlns") || Verifier.checkAttributeName(key) != null
                        ? Optional.empty()
                        : Optional.of(new Attribute(key, value));
        };
    }

    private Namespace namespace(org.jsoup.nodes.Element found) {
        var prefix = found.tag().prefix();
        var declared = found.tag().namespace();
        if (prefix.equals(from.tag().prefix()) && !prefix.isEmpty() && own.equals(Namespace.NO_NAMESPACE)) {
            return own;
        }
        if (prefix.isEmpty()) {
            return isOwn(declared) ? own : Namespace.getNamespace(legal(declared));
        }
        var uri = Parser.NamespaceXml.equals(declared)
                ? KNOWN.getOrDefault(prefix.toLowerCase(Locale.ROOT), "urn:unknown:" + prefix)
                : legal(declared);
        return Verifier.checkNamespacePrefix(prefix) == null && !RESERVED.contains(prefix.toLowerCase(Locale.ROOT))
                ? Namespace.getNamespace(prefix, uri)
                : Namespace.getNamespace(uri);
    }

    private boolean isOwn(String declared) {
        return declared.isEmpty() || Parser.NamespaceXml.equals(declared) || declared.equals(from.attr("xmlns"));
    }

    private static String legal(String uri) {
        return Verifier.checkNamespaceURI(uri) == null && !uri.isEmpty() && !XMLS.contains(uri) ? uri : "urn:unknown";
    }
}
