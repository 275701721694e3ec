package dev.newsvane.enrich.extract;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/// An element or a text of a page, at its place in the [Outline].
final class Part {
    final Node node;

    /// The place of the element that directly holds it; -1 for the root.
    final int around;

    /// The place of the first part behind it that is not inside it.
    int end;

    /// Characters of text inside, white space folded.
    int length;

    /// No content, however one looks at it.
    boolean out;

    /// No content if one believes what its author calls it.
    boolean foreign;

    /// The summary of an article: of this one at its top, else of another.
    boolean teaser;

    Part(Node node, int around) {
        this.node = node;
        this.around = around;
    }

    boolean is(String tag) {
        return node instanceof Element element && element.nameIs(tag);
    }

    /// Whether its text stands on lines of its own.
    boolean block() {
        return node instanceof Element element && element.isBlock() && !element.nameIs("a");
    }
}
