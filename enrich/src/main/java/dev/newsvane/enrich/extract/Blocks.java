package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// Cuts a tree into blocks, in document order, without recursion.
final class Blocks {
    private static final Set<String> KINDS = Set.of(
            "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "th", "dt", "dd", "figcaption");

    private Blocks() {}

    static List<Block> of(Element root) {
        var walk = new Walk(root);
        NodeTraversor.traverse(walk, root);
        walk.end(root);
        return walk.blocks;
    }

    private static final class Walk implements NodeVisitor {
        final List<Block> blocks = new ArrayList<>();
        private final Element root;
        private final StringBuilder text = new StringBuilder();
        private int linked;
        private int links;
        private boolean broken;

        Walk(Element root) {
            this.root = root;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                broken &= words.isBlank();
                var piece = words.getWholeText();
                text.append(piece);
                linked += links > 0 ? piece.strip().length() : 0;
            } else if (node instanceof Element element) {
                if (element.isBlock() && !element.nameIs("a")) {
                    end(element.parent());
                } else if (element.nameIs("br")) {
                    if (broken) {
                        end(element.parent());
                    } else {
                        text.append('\n');
                    }
                    broken = !broken;
                } else if (element.nameIs("a")) {
                    links++;
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.nameIs("a")) {
                    links--;
                } else if (element.isBlock()) {
                    end(element);
                }
            }
        }

        void end(@org.jspecify.annotations.Nullable Element holder) {
            broken = false;
            var line = Texts.line(text.toString());
            if (!line.isEmpty()) {
                var at = holder == null ? root : holder;
                blocks.add(new Block(at, kind(at), line, Math.min(linked, line.length())));
            }
            text.setLength(0);
            linked = 0;
        }

        private String kind(Element holder) {
            for (var at = holder; at != null && !at.equals(root.parent()); at = at.parent()) {
                if (KINDS.contains(at.normalName())) {
                    return at.normalName();
                }
                if (at.nameIs("div") || at.nameIs("section") || at.nameIs("article")) {
                    return "div";
                }
            }
            return "div";
        }
    }
}
