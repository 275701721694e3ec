package dev.newsvane.alerts.watch;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The lists that a query may ask for at some place: `let suit = (sue OR lawsuit)` is `@suit` from there on, to the end
/// of the query or of the brackets that it stands in. So none leads back to itself.
///
/// @param entries the innermost last
record Lists(List<Entry> entries) {
    static final String LET = "let";

    static final Lists NONE = new Lists(List.of());

    Lists {
        entries = List.copyOf(entries);
    }

    /// A list.
    ///
    /// @param query what it stands for; empty with a mistake
    /// @param words of that query, with those of other lists that it asks for
    /// @param brackets within each other, as these
    record Entry(Token name, Optional<Query> query, int words, int brackets) {
        /// However its letters are composed: one keyboard writes `é` as one sign, another as two.
        private boolean is(Token other) {
            return composed(name).equals(composed(other));
        }

        private static String composed(Token name) {
            return Normalizer.normalize(name.text(), Normalizer.Form.NFC);
        }
    }

    /// So many names a mistake tells.
    private static final int TOLD = 10;

    static boolean inName(int c) {
        return Lexer.isLetter(c) || c == '-' || c == '_';
    }

    static boolean begins(Token token) {
        return token.is(Token.Kind.WORD) && !token.exact() && token.text().equals(LET);
    }

    Lists with(Entry entry) {
        var more = new ArrayList<>(entries);
        more.add(entry);
        return new Lists(more);
    }

    Optional<Entry> named(Token name) {
        return entries.reversed().stream().filter(entry -> entry.is(name)).findFirst();
    }

    /// Whether there is one of that name that was not there outside.
    boolean has(Token name, Lists outside) {
        return within(outside).stream().anyMatch(entry -> entry.is(name));
    }

    /// The names within that nobody has asked for.
    List<Token> unused(Lists outside, Set<Token> asked) {
        return within(outside).stream()
                .map(Entry::name)
                .filter(name -> !asked.contains(name))
                .toList();
    }

    private List<Entry> within(Lists outside) {
        return entries.subList(outside.entries.size(), entries.size());
    }

    /// What there is, for whoever asked for something else.
    String names() {
        var names = entries.stream()
                .map(entry -> "@" + entry.name().text())
                .distinct()
                .toList();
        return names.isEmpty()
                ? "there is none"
                : "there is " + names.stream().limit(TOLD).collect(Collectors.joining(", "))
                        + (names.size() > TOLD ? ", …" : "");
    }
}
