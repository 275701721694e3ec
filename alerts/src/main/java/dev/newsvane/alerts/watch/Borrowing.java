package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.Named;
import dev.newsvane.alerts.watch.Token.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads what was asked elsewhere and is asked for by its name: lists, and other watches.
final class Borrowing {
    private final Cursor cursor;
    private final Clauses clauses;
    private final Primary primary;
    private final WatchLanguage.Names names;
    private final Optional<Doubts> doubts;
    private Lists lists = Lists.NONE;
    /// The names of the lists that somebody asks for.
    private final Set<Token> asked = new HashSet<>();
    /// Clauses of other watches so far. They count only with all in place; but in a list, which may be asked for again
    /// and again, at once.
    private int borrowed;

    /// @param primary reads what a list stands for
    Borrowing(Cursor cursor, Clauses clauses, Primary primary, WatchLanguage.Names names, Optional<Doubts> doubts) {
        this.cursor = cursor;
        this.clauses = clauses;
        this.primary = primary;
        this.names = names;
        this.doubts = doubts;
    }

    /// Takes the lists in that stand here, and reads what may ask for them.
    Optional<Query> within(Supplier<Optional<Query>> reading) {
        var outside = lists;
        while (Lists.begins(cursor.next()) && cursor.ahead(2).is(Kind.IS)) {
            define(outside);
        }
        var query = reading.get();
        doubts.ifPresent(each -> lists.unused(outside, asked).forEach(each::unused));
        lists = outside;
        return query;
    }

    private void define(Lists outside) {
        cursor.take();
        var name = cursor.take();
        cursor.take();
        if (lists.has(name, outside)) {
            cursor.mistake(name, cursor.read(name) + " once more", "another name");
        } else if (name.exact() || !name.text().codePoints().allMatch(Lists::inName)) {
            cursor.mistake(name, cursor.read(name), "a name of letters, digits, - and _");
        }
        var open = cursor.next();
        if (!open.is(Kind.OPEN)) {
            cursor.mistake(open, cursor.read(open), "what it stands for, in brackets: let suit = (sue OR lawsuit)");
            return;
        }
        var words = clauses.words();
        var others = borrowed;
        var apart = cursor.apart(() -> primary.read(Field.DEFAULT));
        var more = clauses.words() - words + borrowed - others;
        lists = lists.with(new Lists.Entry(name, apart.query(), more, apart.brackets()));
        clauses.forget(words);
        borrowed = others;
    }

    /// What a list stands for, whose name was read.
    Optional<Query> list(Token token, Set<Field> scope) {
        var found = lists.named(token);
        if (found.isEmpty()) {
            cursor.mistake(
                    token,
                    cursor.read(token),
                    "a list that stands above, as let " + token.text() + " = (…); " + lists.names());
            return Optional.empty();
        }
        var entry = found.get();
        asked.add(entry.name());
        if (!cursor.fits(entry.brackets())) {
            cursor.mistake(
                    token,
                    cursor.read(token) + " with what it stands for makes more than " + WatchLanguage.DEEPEST
                            + " brackets within each other",
                    "fewer");
            return Optional.empty();
        }
        if (!clauses.count(token, entry.words())) {
            return Optional.empty();
        }
        return entry.query()
                .flatMap(query -> placed(query, token, cursor.read(token), scope))
                .map(inner -> new Named("@" + token.text(), inner));
    }

    /// What another watch asks, whose name comes next.
    Optional<Query> named(Token token, Set<Field> scope) {
        var name = cursor.next();
        if (!Nesting.isName(name)) {
            cursor.mistake(name, cursor.read(name), "the name of a watch right behind " + cursor.read(token));
            return Optional.empty();
        }
        cursor.take();
        var query =
                names.query(name.text(), would -> cursor.mistake(token, cursor.read(token) + cursor.read(name), would));
        borrowed += query.map(Query::clauses).orElse(0);
        return query.flatMap(inner -> placed(inner, token, cursor.read(token) + cursor.read(name), scope));
    }

    /// What was asked elsewhere, asked of some fields.
    ///
    /// @param token where it is asked for
    private Optional<Query> placed(Query query, Token token, String read, Set<Field> scope) {
        if (scope.equals(Field.DEFAULT)) {
            return Optional.of(query);
        }
        var placed = Scoped.in(query, scope);
        if (placed.isEmpty()) {
            cursor.mistake(
                    token,
                    read + " within a field",
                    "what has no fields of its own"
                            + (Clauses.isKey(scope) ? ", and no more than words and phrases, as names are whole" : "")
                            + (Clauses.isAddress(scope)
                                    ? ", and no wildcard in what has other signs than letters: addresses are cut there"
                                    : ""));
        }
        return placed;
    }
}
