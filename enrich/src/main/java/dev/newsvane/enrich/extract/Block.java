package dev.newsvane.enrich.extract;

import java.util.Set;
import java.util.regex.Pattern;

/// A stretch of text without a break: a paragraph, a heading, a list item, a line.
///
/// @param holder the place of the element that directly holds it
/// @param tag the kind of block it stands in: `p`, `h2`, `li`, `td`, `div` …
/// @param teaser whether its names call it the summary of an article
/// @param linked characters of it that are links
record Block(int holder, String tag, String text, int linked, boolean teaser) {
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Pattern SENTENCE = Pattern.compile("[.!?…。！？؟।][\"'”’»)\\]]*(\\s|$)");

    /// A short line says little against the element around it; many do.
    private static final double SHORT = 2;

    boolean heading() {
        return HEADINGS.contains(tag);
    }

    double linkShare() {
        return text.isEmpty() ? 0 : (double) linked / text.length();
    }

    boolean sentence() {
        return SENTENCE.matcher(text).find();
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
