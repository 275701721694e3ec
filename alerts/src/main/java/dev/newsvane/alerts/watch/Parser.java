package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.All;
import dev.newsvane.alerts.watch.Query.Any;
import dev.newsvane.alerts.watch.Query.AtLeast;
import dev.newsvane.alerts.watch.Query.Clause;
import dev.newsvane.alerts.watch.Query.Not;
import dev.newsvane.alerts.watch.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the signs of a query by recursive descent, bounded in depth. Goes on behind a mistake where that makes sense.
final class Parser {
    private static final Set<Kind> BEGINNINGS =
            Set.of(Kind.WORD, Kind.WILDCARD, Kind.REGEX, Kind.PHRASE, Kind.FIELD, Kind.OPEN, Kind.NOT, Kind.STRAY);

    private final String text;
    private final List<Token> tokens;
    private final List<Mistake> mistakes;
    private final Clauses clauses;
    private final WatchLanguage.Names names;
    private final Optional<Doubts> doubts;
    private int at;
    private int depth;
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
        var query = parser.or(Field.DEFAULT);
        if (!parser.next().is(Kind.END)) {
            parser.mistake(parser.next(), parser.read(parser.next()), "the end of the query, or an opening bracket");
        }
        if (mistakes.isEmpty() && query.filter(Query::asksForSomething).isEmpty()) {
            parser.mistake(
                    tokens.getFirst(),
                    "a query that nearly every article matches",
                    "something that an article must hold, beside what it must NOT");
        }
        return query;
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
        switch (token.text()) {
            case "and", "or", "not", "And", "Or", "Not" ->
                mistake(token, read(token), "AND, OR, NOT in capitals, or quotes around the words");
            default ->
                mistake(
                        token,
                        read(token) + " right behind " + read(tokens.get(at - 1)),
                        "AND or OR between them, or quotes around a phrase");
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
            mistake(next(), read(next()), "two sides only; for more words use a phrase with ~, as in \"a b c\"~5");
            at++;
            return primary(scope);
        }
        var left = one.flatMap(query -> side(query, scope, sign));
        var right = other.flatMap(query -> side(query, scope, sign));
        return left.isEmpty() || right.isEmpty()
                ? one
                : Optional.of(new Clause(
                        scope,
                        new Pattern.Near(left.get(), right.get(), gap, sign.is(Kind.ONEAR)),
                        source(one.get(), sign, other.get())));
    }

    private static boolean isNear(Token token) {
        return token.is(Kind.NEAR) || token.is(Kind.ONEAR);
    }

    /// What can stand beside NEAR: a word, a phrase, or alternatives of these.
    private Optional<Pattern> side(Query query, Set<Field> scope, Token sign) {
        var pattern = switch (query) {
            case Clause(var fields, var own, var _) when fields.equals(scope) && simple(own) -> Optional.of(own);
            case Any(var parts) -> {
                var sides = parts.stream()
                        .map(part -> part instanceof Clause ? side(part, scope, sign) : Optional.<Pattern>empty())
                        .flatMap(Optional::stream)
                        .toList();
                yield sides.size() == parts.size()
                        ? Optional.<Pattern>of(
                                new Pattern.Either(sides.stream().distinct().toList()))
                        : Optional.<Pattern>empty();
            }
            default -> Optional.<Pattern>empty();
        };
        if (pattern.isEmpty() && !(query instanceof Any)) {
            mistake(
                    sign,
                    read(sign),
                    "a word, a phrase without ~, or such in brackets with OR on either side; a field goes before both:"
                            + " title:(a NEAR/5 b)");
        } else if (pattern.isEmpty()) {
            mistake(sign, read(sign), "only words and phrases joined by OR in the brackets beside NEAR");
        }
        return pattern;
    }

    private static boolean simple(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term(var form, var _) -> form != Pattern.Form.KEY;
            case Pattern.Prefix _, Pattern.Sequence _, Mask _ -> true;
            case Pattern.KeyPrefix _, Pattern.Together _, Pattern.Near _, Pattern.Either _ -> false;
        };
    }

    private Optional<Query> primary(Set<Field> scope) {
        var token = next();
        if (!Clauses.isKey(scope)) {
            doubts.ifPresent(each -> each.at(token));
        }
        return switch (token.kind()) {
            case OPEN -> {
                at++;
                var inner = deeper(() -> or(scope));
                close(token);
                yield inner;
            }
            case FIELD -> {
                at++;
                yield token.text().equals(Nesting.SIGN) ? named(token, scope) : field(token, scope);
            }
            case WORD -> {
                at++;
                if (atLeastBegins(token)) {
                    yield atLeast(token, scope);
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
            case SLOP, AND, OR, NOT, NEAR, ONEAR, CLOSE, COMMA, END -> {
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
        if (!scope.equals(Field.DEFAULT)) {
            mistake(token, read(token) + " within a field", "the name of a watch outside of brackets with a field");
        }
        if (!Nesting.isName(name)) {
            mistake(name, read(name), "the name of a watch right behind " + read(token));
            return Optional.empty();
        }
        at++;
        return names.query(name.text(), would -> mistake(token, read(token) + read(name), would));
    }

    private Optional<Query> field(Token token, Set<Field> scope) {
        var field = Field.named(token.text());
        if (field.isEmpty()) {
            mistake(token, token.text() + ":", "one of " + Field.words() + " or quotes around it");
        } else if (!scope.equals(Field.DEFAULT)) {
            mistake(token, read(token) + " within another field", "one field for each bracket");
        }
        if (!Set.of(Kind.WORD, Kind.WILDCARD, Kind.REGEX, Kind.PHRASE, Kind.OPEN)
                .contains(next().kind())) {
            mistake(next(), read(next()), "what to look for right behind " + token.text() + ":");
            return Optional.empty();
        }
        return primary(field.map(Set::of).orElse(scope));
    }

    private boolean atLeastBegins(Token token) {
        return !token.exact()
                && token.text().chars().allMatch(Character::isDigit)
                && next().text().equals("of")
                && tokens.get(Math.min(at + 1, tokens.size() - 1)).is(Kind.OPEN);
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
        var query = reading.read();
        depth--;
        return query;
    }

    private Token next() {
        return tokens.get(at);
    }

    private String read(Token token) {
        return token.is(Kind.END) ? "the end" : text.substring(token.start(), token.end());
    }

    private static String source(Query one, Token sign, Query other) {
        return source(one) + " " + sign.kind() + "/" + sign.text() + " " + source(other);
    }

    private static String source(Query query) {
        return switch (query) {
            case Clause(var _, var _, var source) -> source;
            case Any(var parts) ->
                "(" + String.join(" OR ", parts.stream().map(Parser::source).toList()) + ")";
            case All _, Not _, AtLeast _ -> throw new IllegalStateException("no side of NEAR: " + query);
        };
    }

    private void mistake(Token token, String read, String would) {
        mistakes.add(Place.mistake(text, token.start(), read, would));
    }
}
