package dev.newsvane.alerts.match;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/// The sentence around a hit, or as much of it as one likes to read. Offsets in UTF-16 units.
record Stretch(int start, int end) {
    /// A sentence longer than this is cut around the hit.
    private static final int LONG = 400;

    /// Text looked at on either side of a hit.
    private static final int SIGHT = 1_000;

    /// A full stop behind these ends no sentence: `Kadrey v. Meta`, `Meta Platforms Inc. said`, `Mr. Smith`.
    private static final Pattern ABBREVIATED = Pattern.compile(
            "(?:^|[\\s(\u201c\"])(?:\\p{L}|vs|No|Nos|Inc|Corp|Ltd|Co|Mr|Mrs|Ms|Dr|Prof|Jr|Sr|St|U\\.S|U\\.K|e\\.g|i\\.e)\\.\\s*$");

    static Stretch around(String text, int start, int end) {
        var from = floor(text, Math.max(0, start - SIGHT));
        var to = ceiling(text, Math.min(text.length(), end + SIGHT));
        var begin = Math.max(from, text.lastIndexOf('\n', Math.max(0, start - 1)) + 1);
        var newline = text.indexOf('\n', end);
        var finish = newline < 0 ? to : Math.min(to, newline);
        var sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        sentences.setText(text.substring(begin, finish));
        var first = begin;
        var last = finish;
        for (var at = sentences.next(); at != BreakIterator.DONE; at = sentences.next()) {
            var border = begin + at;
            if (ABBREVIATED
                    .matcher(text.substring(Math.max(begin, border - 12), border))
                    .find()) {
                continue;
            }
            if (border <= start) {
                first = border;
            } else if (border >= end) {
                last = border;
                break;
            }
        }
        return cut(text, first, last, start, end);
    }

    private static Stretch cut(String text, int first, int last, int start, int end) {
        var room = Math.max(0, LONG - (end - start)) / 2;
        var from = start - first <= room || last - first <= LONG ? first : word(text, start - room, start);
        var to = last - end <= room || last - first <= LONG ? last : text.lastIndexOf(' ', end + room);
        to = Math.max(to, end);
        while (to > end && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        while (from < start && Character.isWhitespace(text.charAt(from))) {
            from++;
        }
        return new Stretch(from, to);
    }

    /// The next beginning of a word.
    private static int word(String text, int from, int start) {
        var space = text.indexOf(' ', from);
        return space < 0 || space >= start ? start : space + 1;
    }

    private static int floor(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static int ceiling(String text, int at) {
        return at < text.length() && at > 0 && Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }
}
