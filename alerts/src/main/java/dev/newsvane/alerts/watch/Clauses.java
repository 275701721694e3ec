package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Query.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes clauses of words and phrases, and counts their words.
final class Clauses {
    /// What no word holds; a regular expression that asks for it outside of square brackets would match nothing.
    private static final java.util.regex.Pattern NEVER = java.util.regex.Pattern.compile("[\\s\"^$-]");

    private final Complaint complaint;
    private int words;

    interface Complaint {
        void mistake(Token token, String read, String would);
    }

    Clauses(Complaint complaint) {
        this.complaint = complaint;
    }

    /// Words of the query so far.
    int words() {
        return words;
    }

    /// Takes words in, those of a list wherever it is asked for; told once where they are too many.
    ///
    /// @return whether the bound is kept
    boolean count(Token token, int more) {
        var before = words;
        words += more;
        if (words > WatchLanguage.MOST_WORDS && before <= WatchLanguage.MOST_WORDS) {
            complaint.mistake(
                    token,
                    "more than " + WatchLanguage.MOST_WORDS + " words in the query",
                    "several watches with fewer");
        }
        return words <= WatchLanguage.MOST_WORDS;
    }

    /// What was counted behind so many words counts no more.
    void forget(int behind) {
        words = behind;
    }

    Optional<Query> word(Token token, Set<Field> scope) {
        return isKey(scope)
                ? clause(token, scope, List.of(name(token.text(), scope)), Optional.empty())
                : clause(token, scope, terms(token.text(), token.exact(), scope), Optional.empty());
    }

    /// A whole name.
    static Pattern name(String text, Set<Field> scope) {
        var name = Words.folded(text.strip());
        return Ranges.in(scope) ? Ranges.wanted(name) : new Pattern.Term(Form.KEY, name);
    }

    Optional<Query> wildcard(Token token, Set<Field> scope) {
        if (isKey(scope)) {
            var name = token.text().substring(0, token.text().length() - 1);
            if (!token.text().endsWith("*") || name.isEmpty() || name.contains("*") || name.contains("?")) {
                complaint.mistake(token, token.text(), "a name in this field, with a * at its end only");
                return Optional.empty();
            }
            return clause(token, scope, List.of(new Pattern.KeyPrefix(Words.folded(name))), Optional.empty());
        }
        if (token.exact()) {
            complaint.mistake(token, "=" + token.text(), "either = or * and ?, not both");
            return Optional.empty();
        }
        return masked(token, token.text(), scope).flatMap(parts -> clause(token, scope, parts, Optional.empty()));
    }

    /// A word nearly spelled so.
    Optional<Query> fuzzy(Token token, Token sign, Set<Field> scope) {
        var words = Words.of(token.text());
        var edits = sign.text().equals("1") || sign.text().equals("2") ? Integer.parseInt(sign.text()) : 0;
        if (isKey(scope) || token.exact() || words.size() != 1) {
            complaint.mistake(
                    sign,
                    "~" + sign.text(),
                    "a number of letters behind a single word, without =, in a field of words");
        } else if (edits == 0) {
            complaint.mistake(sign, "~" + sign.text(), "~1 or ~2 behind a word: so many letters may differ");
        } else {
            var folded = words.getFirst().folded();
            var shortest = edits == 1 ? WatchLanguage.SHORTEST_FUZZY : WatchLanguage.SHORTEST_FUZZIER;
            if (folded.length() >= shortest && folded.length() <= WatchLanguage.LONGEST_MASK) {
                return mask(token, token.text() + "~" + edits, Mask.fuzzy(folded, edits))
                        .flatMap(mask -> clause(token, scope, List.of(mask), Optional.of(sign)));
            }
            complaint.mistake(token, token.text(), "at least " + shortest + " letters before ~" + edits);
        }
        return Optional.empty();
    }

    Optional<Query> regex(Token token, Set<Field> scope) {
        var expression = token.text();
        if (isKey(scope)) {
            complaint.mistake(token, "/" + expression + "/", "a name in this field, with a * at its end at most");
            return Optional.empty();
        }
        var letters = expression.replaceAll("\\\\.", "");
        if (!Words.folded(letters).equals(letters)) {
            complaint.mistake(token, "/" + expression + "/", "small letters without accents: words are compared so");
            return Optional.empty();
        }
        if (NEVER.matcher(expression.replaceAll("\\[[^]]*]", "")).find()) {
            complaint.mistake(
                    token,
                    "/" + expression + "/",
                    "an expression without blanks, hyphens, quotes, ^ and $: it fits a word from its first letter to"
                            + " its last, and no word holds these");
            return Optional.empty();
        }
        return mask(
                        token,
                        "/" + expression + "/",
                        expression.length() > WatchLanguage.LONGEST_MASK
                                ? Masking.Refused.TOO_LARGE
                                : Mask.regex(expression))
                .flatMap(mask -> clause(token, scope, List.of(mask), Optional.empty()));
    }

    private Optional<Mask> mask(Token token, String read, Masking made) {
        return switch (made) {
            case Mask mask -> Optional.of(mask);
            case Masking.Refused why -> {
                complaint.mistake(token, read, why.would());
                yield Optional.empty();
            }
        };
    }

    Optional<Query> phrase(Token token, Optional<Token> slop, Set<Field> scope) {
        if (isKey(scope)) {
            slop.ifPresent(sign -> complaint.mistake(sign, "~" + sign.text(), "a name without ~ in this field"));
            return clause(token, scope, List.of(name(token.text(), scope)), slop);
        }
        var parts = new ArrayList<Pattern>();
        for (var piece : token.text().strip().split("\\s+", -1)) {
            var text = Wildcards.inPhrase(piece);
            if (Wildcards.in(text)) {
                masked(token, text, scope).ifPresent(parts::addAll);
            } else {
                parts.addAll(terms(text, token.exact() || piece.startsWith("="), scope));
            }
        }
        return clause(token, scope, parts, slop);
    }

    /// The number behind a `~` or `NEAR/`.
    int gap(Token token, String example) {
        var far = token.text().isEmpty() || token.text().length() > 3;
        var gap = far ? 0 : Integer.parseInt(token.text());
        if (far || gap > WatchLanguage.FARTHEST) {
            complaint.mistake(
                    token,
                    token.text().isEmpty() ? "no number" : token.text(),
                    "a number of words up to " + WatchLanguage.FARTHEST + ", such as " + example);
            return 0;
        }
        return gap;
    }

    /// The words of `open-mo?el*`: those without a wildcard as such.
    private Optional<List<Pattern>> masked(Token token, String text, Set<Field> scope) {
        var parts = new ArrayList<Pattern>();
        for (var piece : Wildcards.words(readable(text, scope))) {
            if (!Wildcards.in(piece)) {
                parts.addAll(terms(piece, false, scope));
                continue;
            }
            var part = Wildcards.endsInStar(piece) ? prefix(token, piece) : wildcard(token, piece);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }

    private Optional<Pattern> prefix(Token token, String piece) {
        var begins = Words.folded(piece.substring(0, piece.length() - 1));
        if (begins.endsWith("'s")) {
            complaint.mistake(token, piece, "the word without its 's before the *: a possessive 's does not count");
        } else if (begins.length() < WatchLanguage.SHORTEST_PREFIX) {
            complaint.mistake(
                    token,
                    piece,
                    "at least " + WatchLanguage.SHORTEST_PREFIX
                            + " letters or digits right before the *, in one word (Chinese characters are words one by"
                            + " one)");
        } else {
            return Optional.of(new Pattern.Prefix(begins));
        }
        return Optional.empty();
    }

    private Optional<? extends Pattern> wildcard(Token token, String piece) {
        return mask(
                token,
                piece,
                piece.length() > WatchLanguage.LONGEST_MASK
                        ? Masking.Refused.TOO_LARGE
                        : Mask.wildcard(Words.folded(piece)));
    }

    private static List<Pattern> terms(String text, boolean exact, Set<Field> scope) {
        return Words.of(readable(text, scope)).stream()
                .<Pattern>map(word ->
                        exact ? new Pattern.Term(Form.EXACT, word.exact()) : new Pattern.Term(Form.STEM, word.folded()))
                .toList();
    }

    private Optional<Query> clause(Token token, Set<Field> scope, List<Pattern> parts, Optional<Token> slop) {
        if (parts.isEmpty()) {
            complaint.mistake(token, token.text(), "a word with letters or digits");
            return Optional.empty();
        }
        count(token, parts.size());
        var gap = parts.size() == 1 ? Optional.<Integer>empty() : slop.map(sign -> gap(sign, "\"open model\"~5"));
        var pattern = parts.size() == 1
                ? parts.getFirst()
                : gap.<Pattern>map(n -> new Pattern.Together(parts, n)).orElseGet(() -> new Pattern.Sequence(parts));
        return Optional.of(new Clause(scope, pattern, written(token, slop)));
    }

    private static String written(Token token, Optional<Token> slop) {
        var sign = token.exact() ? "=" : "";
        var words = token.text().strip().replaceAll("\\s+", " ");
        return switch (token.kind()) {
            case PHRASE ->
                sign + '"' + words + '"' + slop.map(s -> "~" + s.text()).orElse("");
            case REGEX -> '/' + words + '/';
            default -> sign + words + slop.map(s -> "~" + s.text()).orElse("");
        };
    }

    /// Addresses have no words; their parts are taken for words. Wildcards stay.
    private static String readable(String text, Set<Field> scope) {
        return isAddress(scope) ? Words.parts(text, Wildcards.SIGNS) : text;
    }

    /// Whether whole names are looked for there.
    static boolean isKey(Set<Field> scope) {
        return scope.stream().allMatch(field -> field.kind() == Field.Kind.KEY);
    }

    static boolean isAddress(Set<Field> scope) {
        return scope.equals(Set.of(Field.URL));
    }
}
