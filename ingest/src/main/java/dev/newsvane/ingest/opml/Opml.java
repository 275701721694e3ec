package dev.newsvane.ingest.opml;

import dev.newsvane.ingest.feed.FeedText;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okio.ByteString;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/// Reads OPML of any version and state: attributes in any case, bare `&`, elements that are not closed, any charset.
/// No document type is read, so no entity is expanded and nothing is read from outside. Outlines are handed over one
/// at a time and let go.
public final class Opml {
    /// More outlines than this are left unread: no list that a person keeps is as long.
    public static final int MAX_OUTLINES = 1_000_000;

    private static final int DEEPEST = 16;
    private static final String OUTLINE = "outline";

    private Opml() {}

    /// Hands every outline that stands for a feed to `each`, a list's before its folder's own.
    ///
    /// @return how many outlines there were, folders too
    public static int read(ByteString body, Consumer<Outline> each) {
        var text = FeedText.of(body.toByteArray(), Optional.empty()).text();
        var parser = Parser.xmlParser().settings(ParseSettings.htmlDefault).setTrackPosition(true);
        var outlines = 0;
        try (var elements = new StreamParser(parser).parse(new StringReader(text), "")) {
            var all = elements.iterator();
            while (all.hasNext() && outlines < MAX_OUTLINES) {
                var element = all.next();
                if (element.normalName().equals(OUTLINE)) {
                    outlines++;
                    outline(element).ifPresent(each);
                    element.empty();
                }
            }
        }
        return outlines;
    }

    private static Optional<Outline> outline(Element element) {
        var attributes = new HashMap<String, String>();
        for (var attribute : element.attributes()) {
            if (!attribute.getValue().isBlank()) {
                attributes.putIfAbsent(attribute.getKey(), attribute.getValue().strip());
            }
        }
        var feed = attributes.containsKey("xmlurl") || "rss".equalsIgnoreCase(attributes.get("type"));
        return feed
                ? Optional.of(new Outline(element.sourceRange().start().lineNumber(), attributes, path(element)))
                : Optional.empty();
    }

    private static List<String> path(Element element) {
        return Stream.iterate(Optional.ofNullable(element.parent()), Optional::isPresent, at -> at.map(Element::parent))
                .flatMap(Optional::stream)
                .limit(DEEPEST)
                .filter(at -> at.normalName().equals(OUTLINE))
                .map(at -> at.attr("text").isBlank() ? at.attr("title") : at.attr("text"))
                .filter(called -> !called.isBlank())
                .toList()
                .reversed();
    }
}
