package dev.newsvane.alerts.match;

import java.util.regex.Pattern;

/// What wildcards, `~` and regular expressions mean, without automata.
final class Shape {
    private Shape() {}

    static boolean fits(String shape, String word) {
        if (shape.startsWith("/")) {
            return Pattern.matches(shape.substring(1, shape.length() - 1), word);
        }
        var sign = shape.indexOf('~');
        return sign < 0
                ? Pattern.matches(shape.replace("*", ".*").replace("?", "."), word)
                : edits(shape.substring(0, sign), word) <= Integer.parseInt(shape.substring(sign + 1));
    }

    /// Letters put in, left out, replaced, or exchanged with the next (optimal string alignment).
    private static int edits(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.length() + other.length();
        }
        var same = one.charAt(0) == other.charAt(0) ? 0 : 1;
        var best = edits(one.substring(1), other.substring(1)) + same;
        if (same > 0) {
            best = Math.min(best, 1 + edits(one.substring(1), other));
            best = Math.min(best, 1 + edits(one, other.substring(1)));
        }
        if (one.length() > 1
                && other.length() > 1
                && one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)) {
            best = Math.min(best, 1 + edits(one.substring(2), other.substring(2)));
        }
        return best;
    }
}
