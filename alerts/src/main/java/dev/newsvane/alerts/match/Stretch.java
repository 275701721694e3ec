package dev.newsvane.alerts.match;

/// The sentence around a hit, or as much of it as one likes to read. Offsets in UTF-16 units.
record Stretch(int start, int end) {
    /// A sentence longer than this is cut around the hit.
    private static final int LONG = 400;

    /// A sentence, or as much of it on either side of a hit as one likes to read.
    static Stretch cut(String text, int first, int last, int start, int end) {
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
}
