package dev.newsvane.alerts.match;

import java.text.BreakIterator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The sentences of a text, found where somebody asks for them; of a paragraph, once. For one thread.
final class Sentences {
    /// Text looked at on either side of a hit.
    private static final int SIGHT = 1_000;

    /// A full stop behind these ends no sentence: `Kadrey v. Meta`, `Meta Platforms Inc. said`, `Mr. Smith`.
    private static final Pattern ABBREVIATED = Pattern.compile(
            "(?:^|[\\s(\u201c\"])(?:\\p{L}|vs|No|Nos|Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Prof|Jr|Sr|St|U\\.S|U\\.K|e\\.g|i\\.e)\\.\\s*$");

    private final String text;
    private final Map<Window, int[]> borders = new HashMap<>();
    /// Of the whole text, once counted: where there are as many as units, which is nearly everywhere, places are equal.
    private int points = -1;

    Sentences(String text) {
        this.text = text;
    }

    private record Window(int begin, int finish) {}

    String text() {
        return text;
    }

    /// How many code points stand before a place.
    int codePoints(int at) {
        if (points < 0) {
            points = text.codePointCount(0, text.length());
        }
        return points == text.length() ? at : text.codePointCount(0, at);
    }

    /// The sentence around a hit.
    Stretch around(int start, int end) {
        var window = window(start, end);
        var first = window.begin;
        var last = window.finish;
        for (var border : borders.computeIfAbsent(window, this::borders)) {
            if (border <= start) {
                first = border;
            } else if (border >= end) {
                last = border;
                break;
            }
        }
        return Stretch.cut(text, first, last, start, end);
    }

    private Window window(int start, int end) {
        var from = floor(Math.max(0, start - SIGHT));
        var to = ceiling(Math.min(text.length(), end + SIGHT));
        var newline = text.indexOf('\n', end);
        return new Window(
                Math.max(from, text.lastIndexOf('\n', Math.max(0, start - 1)) + 1),
                newline < 0 ? to : Math.min(to, newline));
    }

    private int[] borders(Window window) {
        var sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text.substring(window.begin, window.finish));
        var found = IntStream.builder();
        for (var at = sentences.next(); at != BreakIterator.DONE; at = sentences.next()) {
            var border = window.begin + at;
            var before = text.substring(Math.max(window.begin, border - 12), border);
            if (!ABBREVIATED.matcher(before).find()) {
                found.add(border);
            }
        }
        return found.build().toArray();
    }

    private int floor(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private int ceiling(int at) {
        return at < text.length() && at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
