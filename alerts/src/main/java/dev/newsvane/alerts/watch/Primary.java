package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.AtLeast;
import dev.newsvane.alerts.watch.Token.Kind;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads what stands between the operators of a query: a word, a phrase, a field, what is in brackets, or a name.
final class Primary {
    private static final Predicate<String> OFTEN =
            java.util.regex.Pattern.compile(Beside.OFTEN + "\\d+").asMatchPredicate();

    private final Cursor cursor;
    private final Clauses clauses;
    private final Parser parser;
    private final Likeness likeness;
    private final Borrowing borrowing;
    private final Optional<Doubts> doubts;

    /// @param parser reads what is in brackets
    Primary(Cursor cursor, Clauses clauses, Parser parser, WatchLanguage.Names names, Optional<Doubts> doubts) {
        this.cursor = cursor;
        this.clauses = clauses;
        this.parser = parser;
        this.likeness = new Likeness(clauses, cursor::mistake, doubts);
        this.borrowing = new Borrowing(cursor, clauses, this, names, doubts);
        this.doubts = doubts;
    }

    /// Reads a query that may have lists before it.
    Optional<Query> withLists(Supplier<Optional<Query>> query) {
        return borrowing.within(query);
    }

    Optional<Query> read(Set<Field> scope) {
        var token = cursor.next();
        doubts.ifPresent(each -> each.at(token, scope));
        var query = read(token, scope);
        doubts.ifPresent(each -> query.ifPresent(it -> each.asked(token, it)));
        return query;
    }

    private Optional<Query> read(Token token, Set<Field> scope) {
        return switch (token.kind()) {
            case OPEN -> {
                cursor.take();
                var inner = cursor.deeper(() -> parser.whole(scope));
                cursor.close(token);
                yield inner;
            }
            case FIELD -> {
                cursor.take();
                yield switch (token.text()) {
                    case Nesting.SIGN -> borrowing.named(token, scope);
                    case Likeness.SIGN -> like(token, scope);
                    default -> field(token, scope);
                };
            }
            case LIST -> {
                cursor.take();
                yield borrowing.list(token, scope);
            }
            case WORD -> {
                cursor.take();
                if (atLeastBegins(token)) {
                    yield atLeast(token, scope);
                }
                if (!token.exact() && OFTEN.test(token.text()) && cursor.next().is(Kind.OPEN)) {
                    yield read(scope).flatMap(query -> Beside.often(query, token, scope, cursor::mistake));
                }
                yield cursor.next().is(Kind.SLOP)
                        ? clauses.fuzzy(token, cursor.take(), scope)
                        : clauses.word(token, scope);
            }
            case WILDCARD -> {
                cursor.take();
                yield clauses.wildcard(token, scope);
            }
            case REGEX -> {
                cursor.take();
                yield clauses.regex(token, scope);
            }
            case PHRASE -> {
                cursor.take();
                var slop = cursor.taken(Kind.SLOP);
                yield clauses.phrase(token, slop, scope);
            }
            case STRAY -> {
                cursor.take();
                yield Optional.empty();
            }
            case SLOP, IS, AND, OR, NOT, NEAR, ONEAR, CLOSE, COMMA, END -> {
                cursor.mistake(token, cursor.read(token), "a word, a phrase in quotes, or an opening bracket");
                if (!token.is(Kind.CLOSE) && !token.is(Kind.END)) {
                    cursor.take();
                }
                yield Optional.empty();
            }
        };
    }

    /// What says about the same as an example.
    private Optional<Query> like(Token token, Set<Field> scope) {
        if (!scope.equals(Field.DEFAULT)) {
            cursor.mistake(
                    token,
                    cursor.read(token) + " within a field",
                    "an example outside of it: title and lead are looked at");
        }
        var example = cursor.next();
        if (!example.is(Kind.PHRASE) || example.exact()) {
            cursor.mistake(
                    example, cursor.read(example), "an example in quotes right behind like:, such as a headline");
            return Optional.empty();
        }
        cursor.take();
        return likeness.of(example, cursor.taken(Kind.SLOP));
    }

    private Optional<Query> field(Token token, Set<Field> scope) {
        var field = Field.named(token.text());
        if (field.isEmpty()) {
            cursor.mistake(token, token.text() + ":", "one of " + Field.words() + " or quotes around it");
        } else if (!scope.equals(Field.DEFAULT)) {
            cursor.mistake(token, cursor.read(token) + " within another field", "one field for each bracket");
        }
        var watch = cursor.next().is(Kind.FIELD) && cursor.next().text().equals(Nesting.SIGN);
        if (!watch
                && !Set.of(Kind.WORD, Kind.LIST, Kind.WILDCARD, Kind.REGEX, Kind.PHRASE, Kind.OPEN)
                        .contains(cursor.next().kind())) {
            cursor.mistake(
                    cursor.next(), cursor.read(cursor.next()), "what to look for right behind " + token.text() + ":");
            return Optional.empty();
        }
        return read(field.orElse(scope));
    }

    private boolean atLeastBegins(Token token) {
        return !token.exact()
                && token.text().chars().allMatch(Character::isDigit)
                && cursor.next().text().equals("of")
                && cursor.ahead(1).is(Kind.OPEN);
    }

    private Optional<Query> atLeast(Token number, Set<Field> scope) {
        cursor.take();
        var open = cursor.take();
        var parts = new ArrayList<Query>();
        cursor.deeper(() -> parser.or(scope)).ifPresent(parts::add);
        while (cursor.next().is(Kind.COMMA)) {
            cursor.take();
            cursor.deeper(() -> parser.or(scope)).ifPresent(parts::add);
        }
        cursor.close(open);
        var count = number.text().length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(number.text());
        if (count < 1 || count > parts.size()) {
            cursor.mistake(number, number.text() + " of " + parts.size(), "a number from 1 to the number of parts");
        }
        return Optional.of(new AtLeast(count, parts));
    }
}
