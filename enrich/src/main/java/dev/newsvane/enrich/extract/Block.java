package dev.newsvane.enrich.extract;

import java.util.Set;

/// A stretch of text without a break: a paragraph, a heading, a list item, a line.
///
/// @param holder the place of the element that directly holds it
/// @param tag the kind of block it stands in: `p`, `h2`, `li`, `td`, `div` …
/// @param teaser whether its names call it the summary of an article
/// @param linked characters of it that are links
record Block(int holder, String tag, String text, int linked, boolean teaser) {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /// A short line says little against the element around it; many do.
    private static final double SHORT = 2;

    boolean heading() {
        return HEADINGS.contains(tag);
    }

    double linkShare() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    /// Whether a sentence ends in it.
    boolean sentence() {
        for (var at = 0; at < text.length(); at++) {
            if (ends(text.charAt(at))) {
                var behind = at + 1;
                while (behind < text.length() && closes(text.charAt(behind))) {
                    behind++;
                }
                if (behind == text.length() || text.charAt(behind) == ' ') {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean ends(char c) {
        return switch (c) {
            case '.', '!', '?', '…', '。', '！', '？', '؟', '।' -> true;
            default -> false;
        };
    }

    private static boolean closes(char c) {
        return switch (c) {
            case '"', '\'', '”', '’', '»', ')', ']' -> true;
            default -> false;
        };
    }

    /// Running text, as opposed to labels, menus and captions.
    boolean prose() {
        return (!heading() && linkShare() < 0.4 && text.length() >= 60 && sentence())
                || (!heading() && linkShare() < 0.2 && text.length() >= 140);
    }

    /// How much it speaks for the element around it being the article: characters of prose, less what is noise.
    double value() {
        if (heading()) {
            return 0;
        }
        if (prose()) {
            return Math.min(text.length(), 2000) * (1 - linkShare()) * (tag.equals("li") || tag.equals("td") ? 0.7 : 1);
        }
        return linkShare() > 0.5 ? -Math.min(text.length(), 120) - 10 : -SHORT;
    }
}
