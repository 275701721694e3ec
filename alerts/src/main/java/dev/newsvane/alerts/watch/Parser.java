package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.All;
import dev.newsvane.alerts.watch.Query.Any;
import dev.newsvane.alerts.watch.Query.AtLeast;
import dev.newsvane.alerts.watch.Query.Named;
import dev.newsvane.alerts.watch.Query.Not;
import dev.newsvane.alerts.watch.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Reads the signs of a query by recursive descent, bounded in depth. Goes on behind a mistake where that makes sense.
final class Parser {
    private static final Set<Kind> BEGINNINGS = Set.of(
            Kind.WORD, Kind.WILDCARD, Kind.REGEX, Kind.PHRASE, Kind.FIELD, Kind.LIST, Kind.OPEN, Kind.NOT, Kind.STRAY);

    private static final Predicate<String> OFTEN =
            java.util.regex.Pattern.compile(Beside.OFTEN + "\\d+").asMatchPredicate();

    private final String text;
    private final List<Token> tokens;
    private final List<Mistake> mistakes;
    private final Clauses clauses;
    private final Likeness likeness;
    private final WatchLanguage.Names names;
    private final Optional<Doubts> doubts;
    private Lists lists = Lists.NONE;
    /// The names of the lists that somebody asks for.
    private final Set<Token> asked = new HashSet<>();
    /// Clauses of other watches so far. They count only with all in place; but in a list, which may be asked for again
    /// and again, at once.
    private int borrowed;
    private int at;
    private int depth;
    /// How many brackets within each other there have been.
    private int deepest;
    private boolean tooDeep;

    private Parser(
            String text,
            List<Token> tokens,
            List<Mistake> mistakes,
            WatchLanguage.Names names,
            Optional<Doubts> doubts) {
        this.text = text;
        this.tokens = tokens;
        this.mistakes = mistakes;
        this.clauses = new Clauses(this::mistake);
        this.likeness = new Likeness(clauses, this::mistake, doubts);
        this.names = names;
        this.doubts = doubts;
    }

    /// The tree; empty only with a mistake.
    static Optional<Query> parse(
            String text,
            List<Token> tokens,
            List<Mistake> mistakes,
            WatchLanguage.Names names,
            Optional<Doubts> doubts) {
        var parser = new Parser(text, tokens, mistakes, names, doubts);
        if (parser.next().is(Kind.END)) {
            if (mistakes.isEmpty()) {
                parser.mistake(parser.next(), "nothing", "a word, a phrase in quotes, or a field such as site:");
            }
            return Optional.empty();
        }
        var query = parser.whole(Field.DEFAULT);
        if (!parser.next().is(Kind.END)) {
            parser.mistake(parser.next(), parser.read(parser.next()), "the end of the query, or an opening bracket");
        }
        if (mistakes.isEmpty() && query.filter(Query::asksForSomething).isEmpty()) {
            parser.mistake(
                    tokens.getFirst(),
                    "a query that nearly every article matches",
                    "something that an article must hold, beside what it must NOT");
        }
        doubts.ifPresent(each -> query.ifPresent(each::whole));
        return query.map(Ranges::placed);
    }

    /// Lists, and what is asked with them.
    private Optional<Query> whole(Set<Field> scope) {
        var outside = lists;
        while (Lists.begins(next()) && ahead(2).is(Kind.IS)) {
            define(outside);
        }
        var query = or(scope);
        doubts.ifPresent(each -> lists.unused(outside, asked).forEach(each::unused));
        lists = outside;
        return query;
    }

    private void define(Lists outside) {
        var name = ahead(1);
        at += 3;
        if (lists.has(name, outside)) {
            mistake(name, read(name) + " once more", "another name");
        } else if (name.exact() || !name.text().codePoints().allMatch(Lists::inName)) {
            mistake(name, read(name), "a name of letters, digits, - and _");
        }
        if (!next().is(Kind.OPEN)) {
            mistake(next(), read(next()), "what it stands for, in brackets: let suit = (sue OR lawsuit)");
            return;
        }
        var words = clauses.words();
        var others = borrowed;
        var brackets = deepest;
        deepest = depth;
        var query = primary(Field.DEFAULT);
        lists = lists.with(new Lists.Entry(name, query, clauses.words() - words + borrowed - others, deepest - depth));
        clauses.forget(words);
        borrowed = others;
        deepest = brackets;
    }

    private Optional<Query> list(Token token, Set<Field> scope) {
        var found = lists.named(token);
        if (found.isEmpty()) {
            mistake(
                    token,
                    read(token),
                    "a list that stands above, as let " + token.text() + " = (…); " + lists.names());
            return Optional.empty();
        }
        var entry = found.get();
        asked.add(entry.name());
        deepest = Math.max(deepest, depth + entry.brackets());
        if (deepest > WatchLanguage.DEEPEST) {
            deepest = depth;
            mistake(
                    token,
                    read(token) + " with what it stands for makes more than " + WatchLanguage.DEEPEST
                            + " brackets within each other",
                    "fewer");
            return Optional.empty();
        }
        if (!clauses.count(token, entry.words())) {
            return Optional.empty();
        }
        return entry.query()
                .flatMap(query -> placed(query, token, read(token), scope))
                .map(inner -> new Named("@" + token.text(), inner));
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
            mistake(
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

    private Optional<Query> or(Set<Field> scope) {
        var parts = new ArrayList<Query>();
        var nots = new ArrayList<Token>();
        and(scope, nots).ifPresent(parts::add);
        while (next().is(Kind.OR)) {
            at++;
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
        begins.add(next());
        unary(scope).ifPresent(parts::add);
        var told = false;
        while (next().is(Kind.AND) || BEGINNINGS.contains(next().kind())) {
            if (next().is(Kind.AND)) {
                at++;
                told = false;
            } else if (!next().is(Kind.NOT) && !next().is(Kind.STRAY) && !told) {
                sideBySide(next());
                told = true;
            }
            if (next().is(Kind.NOT)) {
                nots.add(next());
            }
            begins.add(next());
            unary(scope).ifPresent(parts::add);
        }
        if (begins.size() == parts.size()) {
            doubts.ifPresent(each -> each.together(parts, begins));
        }
        return parts.size() > 1 ? Optional.of(new All(parts)) : parts.stream().findFirst();
    }

    private void sideBySide(Token token) {
        var before = tokens.get(at - 1);
        switch (token.text()) {
            case "and", "or", "not", "And", "Or", "Not" ->
                mistake(token, read(token), "AND, OR, NOT in capitals, or quotes around the words");
            default ->
                mistake(
                        token,
                        read(token) + " right behind " + read(before),
                        Elsewhere.instead(token.text())
                                .or(() -> Elsewhere.instead(before.text()))
                                .orElse("AND or OR between them, or quotes around a phrase"));
        }
    }

    private Optional<Query> unary(Set<Field> scope) {
        if (next().is(Kind.NOT)) {
            at++;
            return deeper(() -> unary(scope)).map(Not::new);
        }
        return near(scope);
    }

    private Optional<Query> near(Set<Field> scope) {
        var one = primary(scope);
        if (!isNear(next())) {
            return one;
        }
        var sign = tokens.get(at++);
        var gap = clauses.gap(sign, "5, as in open NEAR/5 model");
        var other = primary(scope);
        if (isNear(next())) {
            mistake(next(), read(next()), "brackets around two of the sides, as in (a NEAR/3 b) NEAR/3 c");
            at++;
            return primary(scope);
        }
        return one.isEmpty() || other.isEmpty()
                ? one
                : Beside.near(one.get(), other.get(), sign, gap, scope, this::mistake);
    }

    private static boolean isNear(Token token) {
        return token.is(Kind.NEAR) || token.is(Kind.ONEAR);
    }

    private Optional<Query> primary(Set<Field> scope) {
        var token = next();
        doubts.ifPresent(each -> each.at(token, scope));
        var query = primary(token, scope);
        doubts.ifPresent(each -> query.ifPresent(it -> each.asked(token, it)));
        return query;
    }

    private Optional<Query> primary(Token token, Set<Field> scope) {
        return switch (token.kind()) {
            case OPEN -> {
                at++;
                var inner = deeper(() -> whole(scope));
                close(token);
                yield inner;
            }
            case FIELD -> {
                at++;
                yield switch (token.text()) {
                    case Nesting.SIGN -> named(token, scope);
                    case Likeness.SIGN -> like(token, scope);
                    default -> field(token, scope);
                };
            }
            case LIST -> {
                at++;
                yield list(token, scope);
            }
            case WORD -> {
                at++;
                if (atLeastBegins(token)) {
                    yield atLeast(token, scope);
                }
                if (!token.exact() && OFTEN.test(token.text()) && next().is(Kind.OPEN)) {
                    yield primary(scope).flatMap(query -> Beside.often(query, token, scope, this::mistake));
                }
                yield next().is(Kind.SLOP) ? clauses.fuzzy(token, tokens.get(at++), scope) : clauses.word(token, scope);
            }
            case WILDCARD -> {
                at++;
                yield clauses.wildcard(token, scope);
            }
            case REGEX -> {
                at++;
                yield clauses.regex(token, scope);
            }
            case PHRASE -> {
                at++;
                var slop = next().is(Kind.SLOP) ? Optional.of(tokens.get(at++)) : Optional.<Token>empty();
                yield clauses.phrase(token, slop, scope);
            }
            case STRAY -> {
                at++;
                yield Optional.empty();
            }
            case SLOP, IS, AND, OR, NOT, NEAR, ONEAR, CLOSE, COMMA, END -> {
                mistake(token, read(token), "a word, a phrase in quotes, or an opening bracket");
                if (!token.is(Kind.CLOSE) && !token.is(Kind.END)) {
                    at++;
                }
                yield Optional.empty();
            }
        };
    }

    /// What another watch asks.
    private Optional<Query> named(Token token, Set<Field> scope) {
        var name = next();
        if (!Nesting.isName(name)) {
            mistake(name, read(name), "the name of a watch right behind " + read(token));
            return Optional.empty();
        }
        at++;
        var query = names.query(name.text(), would -> mistake(token, read(token) + read(name), would));
        borrowed += query.map(Query::clauses).orElse(0);
        return query.flatMap(inner -> placed(inner, token, read(token) + read(name), scope));
    }

    /// What says about the same as an example.
    private Optional<Query> like(Token token, Set<Field> scope) {
        if (!scope.equals(Field.DEFAULT)) {
            mistake(token, read(token) + " within a field", "an example outside of it: title and lead are looked at");
        }
        var example = next();
        if (!example.is(Kind.PHRASE) || example.exact()) {
            mistake(example, read(example), "an example in quotes right behind like:, such as a headline");
            return Optional.empty();
        }
        at++;
        return likeness.of(example, next().is(Kind.SLOP) ? Optional.of(tokens.get(at++)) : Optional.empty());
    }

    private Optional<Query> field(Token token, Set<Field> scope) {
        var field = Field.named(token.text());
        if (field.isEmpty()) {
            mistake(token, token.text() + ":", "one of " + Field.words() + " or quotes around it");
        } else if (!scope.equals(Field.DEFAULT)) {
            mistake(token, read(token) + " within another field", "one field for each bracket");
        }
        var watch = next().is(Kind.FIELD) && next().text().equals(Nesting.SIGN);
        if (!watch
                && !Set.of(Kind.WORD, Kind.LIST, Kind.WILDCARD, Kind.REGEX, Kind.PHRASE, Kind.OPEN)
                        .contains(next().kind())) {
            mistake(next(), read(next()), "what to look for right behind " + token.text() + ":");
            return Optional.empty();
        }
        return primary(field.orElse(scope));
    }

    private boolean atLeastBegins(Token token) {
        return !token.exact()
                && token.text().chars().allMatch(Character::isDigit)
                && next().text().equals("of")
                && ahead(1).is(Kind.OPEN);
    }

    private Optional<Query> atLeast(Token number, Set<Field> scope) {
        at++;
        var open = tokens.get(at++);
        var parts = new ArrayList<Query>();
        deeper(() -> or(scope)).ifPresent(parts::add);
        while (next().is(Kind.COMMA)) {
            at++;
            deeper(() -> or(scope)).ifPresent(parts::add);
        }
        close(open);
        var count = number.text().length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(number.text());
        if (count < 1 || count > parts.size()) {
            mistake(number, number.text() + " of " + parts.size(), "a number from 1 to the number of parts");
        }
        return Optional.of(new AtLeast(count, parts));
    }

    private void close(Token open) {
        if (next().is(Kind.CLOSE)) {
            at++;
        } else if (!tooDeep) {
            mistake(open, "(", "a closing bracket for it" + (next().is(Kind.COMMA) ? " before the comma" : ""));
        }
    }

    private interface Reading {
        Optional<Query> read();
    }

    private Optional<Query> deeper(Reading reading) {
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
        var query = reading.read();
        depth--;
        return query;
    }

    private Token next() {
        return tokens.get(at);
    }

    private Token ahead(int by) {
        return tokens.get(Math.min(at + by, tokens.size() - 1));
    }

    private String read(Token token) {
        return token.is(Kind.END) ? "the end" : text.substring(token.start(), token.end());
    }

    private void mistake(Token token, String read, String would) {
        mistakes.add(Place.mistake(text, token.start(), read, would));
    }
}
