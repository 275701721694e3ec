package dev.newsvane.alerts.watch;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What of an article a clause looks at; written `site:example.org`.
public enum Field {
    TITLE(Kind.WORDS),
    TEXT(Kind.WORDS),
    SITE(Kind.KEY),
    LANGUAGE(Kind.KEY),
    AUTHOR(Kind.WORDS),
    SECTION(Kind.WORDS),
    URL(Kind.WORDS),
    SOURCE(Kind.KEY),
    ENTITY(Kind.KEY);

    /// Where a clause without a field looks.
    static final Set<Field> DEFAULT = Set.copyOf(EnumSet.of(TITLE, TEXT));

    private final Kind kind;

    Field(Kind kind) {
        this.kind = kind;
    }

    /// Running words, or a name that is compared whole.
    public enum Kind {
        WORDS,
        KEY
    }

    public Kind kind() {
        return kind;
    }

    /// As the user writes it, and as passages name it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Field> named(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word().equals(word))
                .findFirst();
    }

    static String words() {
        return String.join(
                        ", ",
                        Arrays.stream(values()).map(field -> field.word() + ":").toList())
                + ", " + Nesting.SIGN + ":";
    }
}
