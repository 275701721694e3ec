package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the parser stands among the signs of a query, how many brackets deep it is, and what was wrong so far.
final class Cursor {
    private final String text;
    private final List<Token> tokens;
    private final List<Mistake> mistakes;
    private int at;
    private int depth;
    /// How many brackets within each other there have been.
    private int deepest;
    private boolean tooDeep;

    /// @param mistakes those so far, which more are added to
    Cursor(String text, List<Token> tokens, List<Mistake> mistakes) {
        this.text = text;
        this.tokens = tokens;
        this.mistakes = mistakes;
    }

    /// What was read somewhere apart.
    ///
    /// @param brackets within each other that it has
    record Apart(Optional<Query> query, int brackets) {}

    Token first() {
        return tokens.getFirst();
    }

    Token before() {
        return tokens.get(at - 1);
    }

    Token next() {
        return tokens.get(at);
    }

    Token ahead(int by) {
        return tokens.get(Math.min(at + by, tokens.size() - 1));
    }

    Token take() {
        return tokens.get(at++);
    }

    /// The next one, if it is of this kind: it is taken then.
    Optional<Token> taken(Kind kind) {
        return next().is(kind) ? Optional.of(take()) : Optional.empty();
    }

    /// As it stands in the text.
    String read(Token token) {
        return token.is(Kind.END) ? "the end" : text.substring(token.start(), token.end());
    }

    void mistake(Token token, String read, String would) {
        mistakes.add(Place.mistake(text, token.start(), read, would));
    }

    boolean isRight() {
        return mistakes.isEmpty();
    }

    /// Reads what stands within brackets; nothing, and no more of the query, where that is too deep.
    Optional<Query> deeper(Supplier<Optional<Query>> reading) {
        if (++depth > WatchLanguage.DEEPEST) {
            if (!tooDeep) {
                tooDeep = true;
                mistake(next(), "more than " + WatchLanguage.DEEPEST + " brackets within each other", "fewer");
                at = tokens.size() - 1;
            }
            depth--;
            return Optional.empty();
        }
        deepest = Math.max(deepest, depth);
        var query = reading.get();
        depth--;
        return query;
    }

    void close(Token open) {
        if (taken(Kind.CLOSE).isEmpty() && !tooDeep) {
            mistake(open, "(", "a closing bracket for it" + (next().is(Kind.COMMA) ? " before the comma" : ""));
        }
    }

    /// Reads what counts where it is asked for, and not where it stands.
    Apart apart(Supplier<Optional<Query>> reading) {
        var outside = deepest;
        deepest = depth;
        var query = reading.get();
        var brackets = deepest - depth;
        deepest = outside;
        return new Apart(query, brackets);
    }

    /// Whether there may be so many brackets here: they count then.
    boolean fits(int brackets) {
        deepest = Math.max(deepest, depth + brackets);
        if (deepest > WatchLanguage.DEEPEST) {
            deepest = depth;
            return false;
        }
        return true;
    }
}
