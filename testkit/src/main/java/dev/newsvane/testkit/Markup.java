package dev.newsvane.testkit;

import dev.newsvane.base.Json;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.StringNode;

/// Text as markup carries it.
final class Markup {
    private Markup() {}

    /// For HTML and XML alike, in text and in attributes.
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// For a JSON string within a `<script>`, without the quotes.
    static String json(String text) {
        var quoted = Json.text(StringNode.valueOf(text)).replace("</", "<\\/");
        return quoted.substring(1, quoted.length() - 1);
    }

    /// Paragraphs, headings (`## `) and quotations (`> `).
    static String body(List<String> paragraphs) {
        return paragraphs.stream().map(Markup::block).collect(Collectors.joining("\n"));
    }

    private static String block(String paragraph) {
        if (paragraph.startsWith("## ")) {
            return "<h2>" + escaped(paragraph.substring(3)) + "</h2>";
        }
        if (paragraph.startsWith("> ")) {
            var quoted = paragraph.substring(2).replace("\n> ", "\n");
            return "<blockquote>" + escaped(quoted) + "</blockquote>";
        }
        return "<p>" + escaped(paragraph) + "</p>";
    }

    /// With a reference in place of every character that the charset lacks.
    static String writable(String html, Charset charset) {
        var encoder = charset.newEncoder();
        return html.codePoints()
                .mapToObj(c -> encoder.canEncode(Character.toString(c)) ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }
}
