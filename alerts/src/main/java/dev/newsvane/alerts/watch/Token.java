package dev.newsvane.alerts.watch;

/// One sign of a query.
///
/// @param text what it says: a phrase without its quotes, a field without its colon, a regular expression without
///     its slashes
/// @param start offset in the query, in UTF-16 units
/// @param end offset behind it
/// @param exact it began with `=`
record Token(Kind kind, String text, int start, int end, boolean exact) {
    enum Kind {
        WORD,
        WILDCARD,
        REGEX,
        PHRASE,
        /// `~` and a number.
        SLOP,
        FIELD,
        /// `@` and the name of a list.
        LIST,
        /// `=` behind the name of a list.
        IS,
        AND,
        OR,
        NOT,
        NEAR,
        ONEAR,
        OPEN,
        CLOSE,
        COMMA,
        /// A sign that means nothing; told as a mistake already.
        STRAY,
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
