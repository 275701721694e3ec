package dev.newsvane.enrich.extract;

/// How far one look at a page believes what marks its parts as no content.
enum Look {
    /// Tags and names.
    STRICT,
    /// Tags, and the names of comments.
    LENIENT,
    /// Only what is never content.
    OPEN;

    boolean skips(Part part) {
        return switch (this) {
            case STRICT -> part.out || part.foreign;
            case LENIENT -> part.out;
            case OPEN -> false;
        };
    }
}
