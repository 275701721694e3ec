package dev.newsvane.ingest.opml;

import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes OPML 2.0 as it goes: outlines of the same folder, given one after the other, stand in one outline of its
/// name.
public final class OpmlWriter implements AutoCloseable {
    private static final String NAMESPACE = "https://github.com/newsvane/newsvane/opml";

    private final XMLStreamWriter xml;
    private Optional<String> open = Optional.empty();

    /// Begins the document.
    public OpmlWriter(OutputStream out, String title, Instant made) {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            line(0);
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("newsvane", NAMESPACE);
            line(1);
            xml.writeStartElement("head");
            element("title", title);
            element("dateCreated", DateTimeFormatter.RFC_1123_DATE_TIME.format(made.atOffset(ZoneOffset.UTC)));
            line(1);
            xml.writeEndElement();
            line(1);
            xml.writeStartElement("body");
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot begin the document", e);
        }
    }

    /// One feed.
    ///
    /// @param folder that it stands in
    /// @param attributes in this order; ours begin with [Outline#OURS]
    public void outline(Optional<String> folder, Map<String, String> attributes) {
        try {
            if (!folder.equals(open)) {
                close(open);
                open = folder;
                if (folder.isPresent()) {
                    line(2);
                    xml.writeStartElement("outline");
                    xml.writeAttribute("text", writable(folder.get()));
                }
            }
            line(folder.isPresent() ? 3 : 2);
            xml.writeEmptyElement("outline");
            for (var attribute : attributes.entrySet()) {
                write(attribute.getKey(), writable(attribute.getValue()));
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write an outline", e);
        }
    }

    private void write(String name, String value) throws XMLStreamException {
        if (name.startsWith(Outline.OURS)) {
            xml.writeAttribute("newsvane", NAMESPACE, name.substring(Outline.OURS.length()), value);
        } else {
            xml.writeAttribute(name, value);
        }
    }

    private void element(String name, String text) throws XMLStreamException {
        line(2);
        xml.writeStartElement(name);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    private void close(Optional<String> folder) throws XMLStreamException {
        if (folder.isPresent()) {
            line(2);
            xml.writeEndElement();
        }
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /// Without what XML 1.0 cannot say.
    private static String writable(String text) {
        return text.codePoints()
                .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Ends the document.
    @Override
    public void close() {
        try {
            close(open);
            line(1);
            xml.writeEndElement();
            line(0);
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot end the document", e);
        }
    }
}
