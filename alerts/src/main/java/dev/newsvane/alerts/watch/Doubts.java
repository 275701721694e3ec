package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.Clause;
import dev.newsvane.alerts.watch.Query.Not;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What of a query can be read, and may not mean what its author thinks.
final class Doubts {
    private static final java.util.regex.Pattern OPERATOR =
            java.util.regex.Pattern.compile("(?:^|\\s)(AND|OR|NOT|O?NEAR/\\d+)(?=\\s|$)");
    private static final java.util.regex.Pattern FIELD = java.util.regex.Pattern.compile("^\\s*(\\w+):\\S");

    /// Whether one query implies another can take twice the steps with each bracket more; beyond these it is hard to
    /// tell.
    private static final int MOST_STEPS = 100_000;

    private final String text;
    /// By where they begin: one of each place is enough.
    private final SortedMap<Integer, Mistake> found = new TreeMap<>();
    /// Words that are asked for as they are written, and where first.
    private final Map<String, Token> exact = new HashMap<>();
    private final RangeDoubts ranges = new RangeDoubts(this::add);
    private int steps;

    Doubts(String text) {
        this.text = text;
    }

    /// In the order of the text.
    List<Mistake> found() {
        return List.copyOf(found.values());
    }

    /// At a word or phrase.
    void at(Token token, Set<Field> scope) {
        if (Clauses.isKey(scope)) {
            return;
        }
        switch (token.kind()) {
            case WORD -> word(token);
            case PHRASE -> phrase(token);
            case WILDCARD -> prefix(token);
            default -> {}
        }
    }

    /// What is asked there.
    void asked(Token token, Query query) {
        ranges.at(token, query);
    }

    private void word(Token token) {
        if (token.exact()) {
            exact.putIfAbsent(token.text(), token);
        }
        if (!token.exact() && token.text().matches("(?i:and|or|not)")) {
            add(
                    token,
                    token.text() + " as a word",
                    token.text().toUpperCase(Locale.ROOT) + ", or quotes where the word is meant");
        }
        if (token.text().matches("(?s)['\u2019].+['\u2019]")) {
            add(token, token.text() + " without quotes", "double quotes: single ones are part of words");
        }
    }

    private void phrase(Token token) {
        var operator = OPERATOR.matcher(token.text());
        if (!token.exact() && token.text().chars().anyMatch(Character::isLowerCase) && operator.find()) {
            add(token, operator.group(1) + " as a word of a phrase", "quotes that end before " + operator.group(1));
        }
        var field = FIELD.matcher(token.text());
        if (field.find() && Field.named(field.group(1)).isPresent()) {
            add(token, field.group(1) + ": as a word of a phrase", field.group(1) + ": before the quotes");
        }
    }

    private void prefix(Token token) {
        var letters = token.text().substring(0, token.text().length() - 1);
        // GPT* is an abbreviation with what follows it, con* pages of a dictionary
        if (Wildcards.endsInStar(token.text())
                && letters.length() == WatchLanguage.SHORTEST_PREFIX
                && letters.equals(letters.toLowerCase(Locale.ROOT))) {
            add(
                    token,
                    token.text() + ", which finds every word that begins with these " + WatchLanguage.SHORTEST_PREFIX
                            + " letters",
                    "more letters, or the words themselves with OR between them");
        }
    }

    /// Where NOT stands beside ORs without brackets.
    void amongOrs(Token not) {
        add(
                not,
                "NOT among ORs, which holds for what stands right before it alone",
                "brackets: (a OR b) NOT c, or a OR (b NOT c)");
    }

    void whole(Query query) {
        ranges.whole(query);
        held(query);
    }

    /// Where every match must hold a word in small letters, while a headline may begin with it: unless another
    /// spelling of it is asked for too, which shows that its author thought of that.
    private void held(Query query) {
        switch (query) {
            case Query.All(var parts) -> parts.forEach(this::held);
            case Query.Named(var _, var inner) -> held(inner);
            case Clause(var fields, Pattern.Term(var form, var word), var _, var _)
            when form == Pattern.Form.EXACT && !fields.equals(Set.of(Field.URL)) -> small(word);
            case Clause _, Query.Any _, Query.AtLeast _, Not _ -> {}
        }
    }

    private void small(String word) {
        var capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        var token = exact.get(word);
        if (token != null
                && word.length() > 1
                && word.equals(word.toLowerCase(Locale.ROOT))
                && !word.equals(capital)
                && exact.keySet().stream().noneMatch(other -> !other.equals(word) && other.equalsIgnoreCase(word))) {
            add(
                    token,
                    "=" + word + ", which finds it in small letters alone, not " + capital,
                    "(=" + word + " OR =" + capital + "), or the word without =");
        }
    }

    /// Where an example tells more than is looked for.
    void cut(Token example, Gist gist) {
        add(
                example,
                "an example of " + gist.all() + " telling words, of which "
                        + gist.words().size() + " are looked for",
                "its headline and first sentence");
    }

    /// Where small words are not known, and count as telling words.
    void unlisted(Token example) {
        add(
                example,
                "an example in a language of which no small words are known, so that these and single characters count",
                "the words that matter, as in 2 of (\"人工知能\", \"著作権\")");
    }

    /// What has a name that nobody asks for.
    void unused(Token name) {
        add(name, name.text() + ", which is asked for nowhere", "@" + name.text() + ", or the query without it");
    }

    /// Where parts must hold together.
    ///
    /// @param begins where each begins
    void together(List<Query> asked, List<Token> begins) {
        var parts = asked.stream().map(Ranges::placed).toList();
        for (var i = 0; i < parts.size(); i++) {
            var token = begins.get(i);
            for (var j = 0; j < parts.size(); j++) {
                if (i != j && parts.get(i) instanceof Not(var never) && implies(parts.get(j), never)) {
                    add(
                            token,
                            "NOT, which excludes all that could match",
                            "something that not every match holds, or brackets");
                    return;
                }
                if (i > j && apart(parts.get(i), parts.get(j))) {
                    add(token, "AND between two names, of which an article has one", "OR between them, in brackets");
                    return;
                }
                if (i > j && recased(parts.get(i), parts.get(j))) {
                    add(token, "AND between two spellings of one word", "OR between them, in brackets");
                    return;
                }
            }
        }
    }

    /// Whether an article that the one matches must match the other; not where that is hard to tell.
    private boolean implies(Query one, Query other) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        return switch (other) {
            case Query.Named(var _, var query) -> implies(one, query);
            case Query.Any(var parts) when parts.stream().anyMatch(part -> implies(one, part)) -> true;
            case Query.All(var parts) when parts.stream().allMatch(part -> implies(one, part)) -> true;
            default ->
                switch (one) {
                    case Query.Named(var _, var query) -> implies(query, other);
                    case Query.All(var parts) -> parts.stream().anyMatch(part -> implies(part, other));
                    case Query.Any(var parts) -> parts.stream().allMatch(part -> implies(part, other));
                    case Clause(var fields, var pattern, var times, var _) ->
                        other instanceof Clause(var in, var wider, var fewer, var _)
                                && fewer <= times
                                && fields.stream().allMatch(field -> in.contains(field) || in.contains(field.place()))
                                && implies(pattern, wider);
                    case Not _, Query.AtLeast _ -> one.equals(other);
                };
        };
    }

    private boolean implies(Pattern one, Pattern other) {
        if (++steps > MOST_STEPS) {
            return false;
        }
        return one.equals(other)
                || switch (one) {
                    case Pattern.Sequence(var parts) -> parts.stream().anyMatch(part -> implies(part, other));
                    case Pattern.Together(var parts, var _) -> parts.stream().anyMatch(part -> implies(part, other));
                    case Pattern.Term(var form, var exact)
                    when form == Pattern.Form.EXACT ->
                        other.equals(new Pattern.Term(Pattern.Form.STEM, Words.folded(exact)));
                    case Pattern.Near(var left, var right, var _, var _) ->
                        implies(left, other) || implies(right, other);
                    case Pattern.Either(var alternatives) ->
                        alternatives.stream().allMatch(part -> implies(part, other));
                    case Pattern.Term _, Pattern.Prefix _, Pattern.KeyPrefix _, Mask _ -> false;
                };
    }

    /// Whether both ask for the one site, source or language of an article, and for another.
    private static boolean apart(Query one, Query other) {
        return one instanceof Clause(var in, var name, var _, var _)
                && other instanceof Clause(var there, var another, var _, var _)
                && in.equals(there)
                && single(in)
                && apart(name, another);
    }

    private static boolean apart(Pattern one, Pattern other) {
        return one instanceof Pattern.Term(var _, var name)
                && other instanceof Pattern.Term(var _, var another)
                && !name.startsWith(another)
                && !another.startsWith(name);
    }

    /// Whether both ask for one word, in capitals of its own each.
    private static boolean recased(Query one, Query other) {
        return one instanceof Clause(var in, Pattern.Term(var form, var word), var _, var _)
                && other instanceof Clause(var there, Pattern.Term(var another, var spelt), var _, var _)
                && in.equals(there)
                && form == Pattern.Form.EXACT
                && form == another
                && !word.equals(spelt)
                && word.equalsIgnoreCase(spelt);
    }

    private static boolean single(Set<Field> fields) {
        return fields.size() == 1
                && EnumSet.of(Field.SITE, Field.SOURCE, Field.LANGUAGE).containsAll(fields);
    }

    private void add(Token token, String read, String would) {
        found.putIfAbsent(token.start(), Place.mistake(text, token.start(), read, would));
    }
}
