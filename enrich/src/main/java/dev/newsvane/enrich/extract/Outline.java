package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// A page's elements and texts in document order, laid out flat: every question to the whole page is one sweep over
/// it, forwards for what lies inside something, backwards for sums. What is never content by its tag or role is not in
/// it. The page itself is left as it is.
final class Outline {
    final List<Part> parts = new ArrayList<>();

    private Outline() {}

    static Outline of(Element root) {
        var outline = new Outline();
        root.filter(outline.new Walk());
        outline.measure();
        Cleaner.mark(outline);
        return outline;
    }

    Part root() {
        return parts.getFirst();
    }

    /// Sums of what stands at each place over all that is inside it.
    void gather(double[] values) {
        for (var place = parts.size() - 1; place > 0; place--) {
            values[parts.get(place).around] += values[place];
        }
    }

    private void measure() {
        for (var place = parts.size() - 1; place > 0; place--) {
            var part = parts.get(place);
            if (part.node instanceof TextNode text) {
                part.length = length(text.getWholeText());
            }
            parts.get(part.around).length += part.length;
        }
    }

    private static int length(String text) {
        var length = 0;
        var space = true;
        for (var at = 0; at < text.length(); at++) {
            var blank = Texts.blank(text.charAt(at));
            length += blank && space ? 0 : 1;
            space = blank;
        }
        return space && length > 0 ? length - 1 : length;
    }

    private final class Walk implements NodeFilter {
        private int around = -1;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element) {
                if (around >= 0 && Cleaner.never(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                parts.add(new Part(node, around));
                around = parts.size() - 1;
            } else if (node instanceof TextNode) {
                var part = new Part(node, around);
                parts.add(part);
                part.end = parts.size();
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element) {
                var part = parts.get(around);
                part.end = parts.size();
                around = part.around;
            }
            return FilterResult.CONTINUE;
        }
    }
}
