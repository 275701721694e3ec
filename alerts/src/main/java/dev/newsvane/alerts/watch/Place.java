package dev.newsvane.alerts.watch;

/// Where in a query something stands, as people count.
final class Place {
    private Place() {}

    static Mistake mistake(String text, int offset, String read, String would) {
        var line = 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        var begin = text.lastIndexOf('\n', offset - 1) + 1;
        return new Mistake(line, 1 + text.codePointCount(begin, offset), read, would);
    }
}
