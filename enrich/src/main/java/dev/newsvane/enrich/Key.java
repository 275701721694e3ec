package dev.newsvane.enrich;

/// The lane is the prefix of every key: what is imported never meets what is live.
record Key(String lane, String id) {
    static Key of(String text) {
        var space = text.lastIndexOf(' ');
        return new Key(text.substring(0, space), text.substring(space + 1));
    }

    String text() {
        return lane + ' ' + id;
    }
}
