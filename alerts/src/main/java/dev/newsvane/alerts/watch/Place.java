package dev.newsvane.alerts.watch;

import java.util.Comparator;

/// Where in a query something stands, as people count.
final class Place {
    /// As one reads.
    static final Comparator<Mistake> ORDER =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    private Place() {}

    static Mistake mistake(String text, int offset, String read, String would) {
        var line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        var begin = text.lastIndexOf('\n', offset - 1) + 1;
        return new Mistake(line, 1 + text.codePointCount(begin, offset), read, would);
    }
}
