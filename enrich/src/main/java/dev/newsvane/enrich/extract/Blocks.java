package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Cuts a part of a page into blocks, in document order, without what is marked as no content.
final class Blocks {
    private static final Set<String> KINDS = Set.of(
            "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "th", "dt", "dd", "figcaption");
    private static final Set<String> BOXES = Set.of("div", "section", "article");

    private final Outline page;
    private final Look look;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int linked;
    private int links;
    private boolean broken;

    private Blocks(Outline page, Look look) {
        this.page = page;
        this.look = look;
    }

    static List<Block> of(Outline page, int from, Look look) {
        var cut = new Blocks(page, look);
        cut.walk(from);
        return cut.blocks;
    }

    private void walk(int from) {
        var open = from;
        var place = from;
        var end = page.parts.get(from).end;
        while (place < end) {
            var part = page.parts.get(place);
            for (; part.around != open && place > from; open = page.parts.get(open).around) {
                close(open);
            }
            if (place > from && look.skips(part)) {
                place = part.end;
                continue;
            }
            if (part.node instanceof TextNode words) {
                words(words.getWholeText());
            } else {
                open(place, (Element) part.node);
                open = place;
            }
            place++;
        }
        for (; open != from; open = page.parts.get(open).around) {
            close(open);
        }
        end(from);
    }

    private void words(String piece) {
        broken &= piece.isBlank();
        text.append(piece);
        linked += links > 0 ? piece.strip().length() : 0;
    }

    private void open(int place, Element element) {
        if (element.nameIs("a")) {
            links++;
        } else if (element.isBlock()) {
            end(Math.max(0, page.parts.get(place).around));
        } else if (element.nameIs("br")) {
            if (broken) {
                end(page.parts.get(place).around);
            } else {
                text.append('\n');
            }
            broken = !broken;
        }
    }

    private void close(int place) {
        var part = page.parts.get(place);
        if (part.is("a")) {
            links--;
        } else if (part.block()) {
            end(place);
        }
    }

    private void end(int holder) {
        broken = false;
        var line = Texts.line(text);
        if (!line.isEmpty()) {
            blocks.add(new Block(
                    holder,
                    kind(holder),
                    line,
                    Math.min(linked, line.length()),
                    look == Look.STRICT && teaser(holder)));
        }
        text.setLength(0);
        linked = 0;
    }

    private boolean teaser(int holder) {
        for (var at = holder; at >= 0; at = page.parts.get(at).around) {
            if (page.parts.get(at).teaser) {
                return true;
            }
        }
        return false;
    }

    private String kind(int holder) {
        for (var at = holder; at >= 0; at = page.parts.get(at).around) {
            var tag = page.parts.get(at).node.normalName();
            if (KINDS.contains(tag)) {
                return tag;
            }
            if (BOXES.contains(tag)) {
                return "div";
            }
        }
        return "div";
    }
}
