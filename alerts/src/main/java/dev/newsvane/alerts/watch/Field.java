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
    /// The first [#LEAD_WORDS] words of the text.
    LEAD(Kind.WORDS),
    SITE(Kind.KEY),
    LANGUAGE(Kind.KEY),
    AUTHOR(Kind.WORDS),
    SECTION(Kind.WORDS),
    URL(Kind.WORDS),
    SOURCE(Kind.KEY),
    ENTITY(Kind.KEY);

    /// What a report says at first: of pages the first paragraph is often one sentence, and as often a summary.
    public static final int LEAD_WORDS = 60;

    /// Where a clause without a field looks.
    static final Set<Field> DEFAULT = Set.copyOf(EnumSet.of(TITLE, TEXT));

    /// What a reader sees at first.
    static final Set<Field> TOP = Set.copyOf(EnumSet.of(TITLE, LEAD));

    private static final String TOP_WORD = "top";

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

    /// Whether a reader sees it at first.
    public boolean top() {
        return TOP.contains(this);
    }

    /// The field whose text its words stand in.
    public Field place() {
        return this == LEAD ? TEXT : this;
    }

    /// What a word before a colon looks at.
    static Optional<Set<Field>> named(String word) {
        return word.equals(TOP_WORD)
                ? Optional.of(TOP)
                : Arrays.stream(values())
                        .filter(field -> field.word().equals(word))
                        .<Set<Field>>map(Set::of)
                        .findFirst();
    }

    /// How a user writes that clauses look there: `title:`, or nothing.
    static String sign(Set<Field> scope) {
        return scope.equals(DEFAULT)
                ? ""
                : (scope.equals(TOP) ? TOP_WORD : scope.iterator().next().word()) + ":";
    }

    static String words() {
        return String.join(
                        ", ",
                        Arrays.stream(values()).map(field -> field.word() + ":").toList())
                + ", " + TOP_WORD + ":, " + Nesting.SIGN + ":, " + Likeness.SIGN + ":";
    }
}
