package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.All;
import dev.newsvane.alerts.watch.Query.Any;
import dev.newsvane.alerts.watch.Query.Not;
import dev.newsvane.alerts.watch.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the signs of a query by recursive descent, bounded in depth: its operators here, what stands between them in
/// [Primary]. Goes on behind a mistake where that makes sense.
final class Parser {
    private static final Set<Kind> BEGINNINGS = Set.of(
            Kind.WORD, Kind.WILDCARD, Kind.REGEX, Kind.PHRASE, Kind.FIELD, Kind.LIST, Kind.OPEN, Kind.NOT, Kind.STRAY);

    private final Cursor cursor;
    private final Clauses clauses;
    private final Primary primary;
    private final Optional<Doubts> doubts;

    private Parser(Cursor cursor, WatchLanguage.Names names, Optional<Doubts> doubts) {
        this.cursor = cursor;
        this.clauses = new Clauses(cursor::mistake);
        this.primary = new Primary(cursor, clauses, this, names, doubts);
        this.doubts = doubts;
    }

    /// The tree; empty only with a mistake.
    static Optional<Query> parse(
            String text,
            List<Token> tokens,
            List<Mistake> mistakes,
            WatchLanguage.Names names,
            Optional<Doubts> doubts) {
        var cursor = new Cursor(text, tokens, mistakes);
        if (cursor.next().is(Kind.END)) {
            if (cursor.isRight()) {
                cursor.mistake(cursor.next(), "nothing", "a word, a phrase in quotes, or a field such as site:");
            }
            return Optional.empty();
        }
        var query = new Parser(cursor, names, doubts).whole(Field.DEFAULT);
        if (!cursor.next().is(Kind.END)) {
            cursor.mistake(cursor.next(), cursor.read(cursor.next()), "the end of the query, or an opening bracket");
        }
        if (cursor.isRight() && query.filter(Query::asksForSomething).isEmpty()) {
            cursor.mistake(
                    cursor.first(),
                    "a query that nearly every article matches",
                    "something that an article must hold, beside what it must NOT");
        }
        doubts.ifPresent(each -> query.ifPresent(each::whole));
        return query.map(Ranges::placed);
    }

    /// Lists, and what is asked with them.
    Optional<Query> whole(Set<Field> scope) {
        return primary.withLists(() -> or(scope));
    }

    /// What any of several parts asks.
    Optional<Query> or(Set<Field> scope) {
        var parts = new ArrayList<Query>();
        var nots = new ArrayList<Token>();
        and(scope, nots).ifPresent(parts::add);
        while (cursor.next().is(Kind.OR)) {
            cursor.take();
            and(scope, nots).ifPresent(parts::add);
        }
        if (parts.size() > 1 && !nots.isEmpty()) {
            doubts.ifPresent(each -> each.amongOrs(nots.getFirst()));
        }
        return parts.size() > 1 ? Optional.of(new Any(parts)) : parts.stream().findFirst();
    }

    /// @param nots told of those that belong to these parts alone
    private Optional<Query> and(Set<Field> scope, List<Token> nots) {
        var parts = new ArrayList<Query>();
        var begins = new ArrayList<Token>();
        begins.add(cursor.next());
        unary(scope).ifPresent(parts::add);
        var told = false;
        while (cursor.next().is(Kind.AND) || BEGINNINGS.contains(cursor.next().kind())) {
            if (cursor.next().is(Kind.AND)) {
                cursor.take();
                told = false;
            } else if (!cursor.next().is(Kind.NOT) && !cursor.next().is(Kind.STRAY) && !told) {
                sideBySide(cursor.next());
                told = true;
            }
            if (cursor.next().is(Kind.NOT)) {
                nots.add(cursor.next());
            }
            begins.add(cursor.next());
            unary(scope).ifPresent(parts::add);
        }
        if (begins.size() == parts.size()) {
            doubts.ifPresent(each -> each.together(parts, begins));
        }
        return parts.size() > 1 ? Optional.of(new All(parts)) : parts.stream().findFirst();
    }

    private void sideBySide(Token token) {
        var before = cursor.before();
        switch (token.text()) {
            case "and", "or", "not", "And", "Or", "Not" ->
                cursor.mistake(token, cursor.read(token), "AND, OR, NOT in capitals, or quotes around the words");
            default ->
                cursor.mistake(
                        token,
                        cursor.read(token) + " right behind " + cursor.read(before),
                        Elsewhere.instead(token.text())
                                .or(() -> Elsewhere.instead(before.text()))
                                .orElse("AND or OR between them, or quotes around a phrase"));
        }
    }

    private Optional<Query> unary(Set<Field> scope) {
        if (cursor.next().is(Kind.NOT)) {
            cursor.take();
            return cursor.deeper(() -> unary(scope)).map(Not::new);
        }
        return near(scope);
    }

    private Optional<Query> near(Set<Field> scope) {
        var one = primary.read(scope);
        if (!isNear(cursor.next())) {
            return one;
        }
        var sign = cursor.take();
        var gap = clauses.gap(sign, "5, as in open NEAR/5 model");
        var other = primary.read(scope);
        if (isNear(cursor.next())) {
            cursor.mistake(
                    cursor.next(),
                    cursor.read(cursor.next()),
                    "brackets around two of the sides, as in (a NEAR/3 b) NEAR/3 c");
            cursor.take();
            return primary.read(scope);
        }
        return one.isEmpty() || other.isEmpty()
                ? one
                : Beside.near(one.get(), other.get(), sign, gap, scope, cursor::mistake);
    }

    private static boolean isNear(Token token) {
        return token.is(Kind.NEAR) || token.is(Kind.ONEAR);
    }
}
