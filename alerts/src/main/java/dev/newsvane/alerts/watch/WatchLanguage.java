package dev.newsvane.alerts.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The language in which a watch says what it is about; `docs/reference/watch-language.md` holds its grammar.
public final class WatchLanguage {
    /// Code points of a query.
    public static final int LONGEST = 20_000;

    /// Brackets within brackets.
    public static final int DEEPEST = 32;

    /// Words of a query, those in phrases counted one by one.
    public static final int MOST_WORDS = 3_000;

    /// Words apart.
    public static final int FARTHEST = 100;

    /// NEARs within each other: each may double what the one within costs.
    public static final int DEEPEST_NEAR = 4;

    /// How often something may be asked to stand.
    public static final int MOST_TIMES = 99;

    /// Letters before a `*`: what fewer expand to is of no use.
    public static final int SHORTEST_PREFIX = 3;

    /// Letters of a word of which one may differ; of a shorter one hardly any would be left.
    public static final int SHORTEST_FUZZY = 4;

    /// Letters of a word of which two may differ.
    public static final int SHORTEST_FUZZIER = 7;

    /// Letters and signs of a word with wildcards, and of a regular expression.
    public static final int LONGEST_MASK = 100;

    private WatchLanguage() {}

    /// What watches ask that queries name.
    interface Names {
        /// What the watch of that name asks.
        ///
        /// @param complaint told what would be right where there is no such query
        Optional<Query> query(String name, Consumer<String> complaint);
    }

    private static final Names NONE = (_, complaint) -> {
        complaint.accept("a query without it: no watch can be named here");
        return Optional.empty();
    };

    /// Reads a query that names no other watch, as versions of watches are stored; [Nesting] reads those that do.
    public static Parsing parse(String text) {
        return parse(text, NONE, Optional.empty());
    }

    /// What of a query can be read, and may not mean what its author thinks: no mistakes. In the order of the text.
    public static List<Mistake> doubts(String text) {
        var doubts = new Doubts(text);
        return parse(text, NONE, Optional.of(doubts)) instanceof Parsing.Parsed ? doubts.found() : List.of();
    }

    /// @param doubts told what may not be meant, where somebody asks
    static Parsing parse(String text, Names names, Optional<Doubts> doubts) {
        if (text.codePointCount(0, text.length()) > LONGEST) {
            return new Parsing.Mistakes(List.of(new Mistake(
                    1, 1, "a query of more than " + LONGEST + " characters", "several watches with shorter ones")));
        }
        var mistakes = new ArrayList<Mistake>();
        var query = Parser.parse(text, Lexer.tokens(text, mistakes), mistakes, names, doubts);
        if (mistakes.isEmpty() && query.isPresent()) {
            return new Parsing.Parsed(query.get());
        }
        mistakes.sort(Place.ORDER);
        return new Parsing.Mistakes(mistakes);
    }
}
