package dev.newsvane.console.exit;

import java.io.ByteArrayOutputStream;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import okio.ByteString;

/// Atom 1.0 (RFC 4287) with the links of RFC 5005.
final class Atom {
    static final String FILE = "feed.atom";
    static final String TYPE = "application/atom+xml; charset=utf-8";
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final String HISTORY = "http://purl.org/syndication/history/1.0";

    private final XMLStreamWriter xml;

    private Atom(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// @param base the URL before the path of every link
    static ByteString of(Document document, String base) {
        var bytes = new ByteArrayOutputStream();
        try {
            new Atom(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8")).feed(document, base);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write " + document.outline().scope(), e);
        }
        return ByteString.of(bytes.toByteArray());
    }

    private void feed(Document document, String base) throws XMLStreamException {
        var outline = document.outline();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement(NAMESPACE, "feed");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("fh", HISTORY);
        text("id", Entry.tag(outline.log() + outline.scope().path()));
        text("title", Words.clean(outline.title()));
        text("updated", document.updated().truncatedTo(ChronoUnit.MILLIS).toString());
        text("generator", "Newsvane");
        link("self", base + outline.path(outline.archive(), FILE));
        if (outline.archive().isPresent()) {
            xml.writeEmptyElement("fh", "archive", HISTORY);
            link("current", base + outline.path(Optional.empty(), FILE));
        }
        for (var older : outline.older().stream().toList()) {
            link("prev-archive", base + outline.path(Optional.of(older), FILE));
        }
        for (var newer : outline.newer().stream().toList()) {
            link("next-archive", base + outline.path(Optional.of(newer), FILE));
        }
        for (var entry : Entry.of(document.events())) {
            entry(entry);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void entry(Entry entry) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, "entry");
        text("id", entry.id());
        text("title", entry.title());
        text("updated", entry.updated().truncatedTo(ChronoUnit.MILLIS).toString());
        for (var published : entry.published().stream().toList()) {
            text("published", published.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        xml.writeStartElement(NAMESPACE, "author");
        text("name", entry.author());
        xml.writeEndElement();
        for (var link : entry.link().stream().toList()) {
            link("alternate", link);
        }
        empty("category", Map.of("term", entry.kind()));
        empty("category", Map.of("term", entry.watch(), "scheme", Entry.tag("watches")));
        text("content", entry.text());
        xml.writeEndElement();
    }

    /// A text construct is plain text unless it says otherwise.
    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(NAMESPACE, name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void link(String relation, String url) throws XMLStreamException {
        empty("link", Map.of("rel", relation, "href", url));
    }

    private void empty(String name, Map<String, String> attributes) throws XMLStreamException {
        xml.writeEmptyElement(NAMESPACE, name);
        for (var each : new TreeMap<>(attributes).entrySet()) {
            xml.writeAttribute(each.getKey(), each.getValue());
        }
    }
}
