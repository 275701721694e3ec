package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The lines of a page as a reader sees them: what stands between the edges of its blocks, in document order.
final class PageLines implements NodeFilter {
    /// One line.
    ///
    /// @param element what holds its first digit, else its first letter
    /// @param text cut where it is longer than a line can be
    /// @param rank 1 to 3 in a heading of that rank, else 0
    record Line(Element element, String text, int rank) {}

    static final int LONGEST = 300;
    private static final int MOST = 10_000;

    private final List<Line> lines = new ArrayList<>();
    private int rank;
    private final StringBuilder text = new StringBuilder();
    private Optional<Element> first = Optional.empty();
    private Optional<Element> digit = Optional.empty();

    private PageLines() {}

    static List<Line> of(Element body) {
        var walk = new PageLines();
        body.filter(walk);
        walk.end();
        return walk.lines;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        switch (node) {
            case TextNode written -> add(written);
            case Element element
            when edge(element) -> {
                end();
                rank = Math.max(rank, rank(element));
            }
            case Element element when element.hasAttr("datetime") -> mark(element);
            default -> {}
        }
        return lines.size() < MOST ? FilterResult.CONTINUE : FilterResult.STOP;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && edge(element)) {
            end();
            rank = rank(element) > 0 ? 0 : rank;
        }
        return FilterResult.CONTINUE;
    }

    private static int rank(Element element) {
        return switch (element.normalName()) {
            case "h1" -> 1;
            case "h2" -> 2;
            case "h3" -> 3;
            default -> 0;
        };
    }

    private static boolean edge(Element element) {
        return element.isBlock() || element.nameIs("br");
    }

    /// A dated element is the line's, though the text within may say "yesterday".
    private void mark(Element element) {
        if (digit.isEmpty()) {
            digit = Optional.of(element);
        }
    }

    private void add(TextNode written) {
        var words = written.getWholeText();
        if (text.length() > LONGEST) {
            return;
        }
        text.append(words, 0, Math.min(words.length(), LONGEST + 1));
        if (written.isBlank()) {
            return;
        }
        var parent = Optional.ofNullable(written.parent());
        if (first.isEmpty()) {
            first = parent;
        }
        if (digit.isEmpty() && Texts.digits(words, LONGEST, 1) > 0) {
            digit = parent;
        }
    }

    private void end() {
        var line = Texts.line(text.toString());
        var element = digit.or(() -> first);
        if (!line.isEmpty() || digit.isPresent()) {
            element.ifPresent(holder -> lines.add(new Line(holder, line, rank)));
        }
        text.setLength(0);
        first = Optional.empty();
        digit = Optional.empty();
    }
}
