package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Query.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes clauses of words and phrases, and counts their words.
final class Clauses {
    private final Complaint complaint;
    private int words;

    interface Complaint {
        void mistake(Token token, String read, String would);
    }

    Clauses(Complaint complaint) {
        this.complaint = complaint;
    }

    Optional<Query> word(Token token, Set<Field> scope) {
        return isKey(scope)
                ? clause(
                        token, scope, List.of(new Pattern.Term(Form.KEY, Words.folded(token.text()))), Optional.empty())
                : clause(token, scope, terms(token.text(), token.exact(), scope), Optional.empty());
    }

    Optional<Query> wildcard(Token token, Set<Field> scope) {
        if (isKey(scope)) {
            return clause(token, scope, List.of(new Pattern.KeyPrefix(Words.folded(token.text()))), Optional.empty());
        }
        if (token.exact()) {
            complaint.mistake(token, "=" + token.text() + "*", "either = or *, not both");
            return Optional.empty();
        }
        return prefix(token, token.text(), scope).flatMap(parts -> clause(token, scope, parts, Optional.empty()));
    }

    Optional<Query> phrase(Token token, Optional<Token> slop, Set<Field> scope) {
        if (isKey(scope)) {
            slop.ifPresent(sign -> complaint.mistake(sign, "~" + sign.text(), "a name without ~ in this field"));
            return clause(
                    token,
                    scope,
                    List.of(new Pattern.Term(Form.KEY, Words.folded(token.text().strip()))),
                    slop);
        }
        var parts = new ArrayList<Pattern>();
        for (var piece : token.text().strip().split("\\s+", -1)) {
            if (piece.endsWith("*")) {
                prefix(token, piece.substring(0, piece.length() - 1), scope).ifPresent(parts::addAll);
            } else if (piece.startsWith("=")) {
                parts.addAll(terms(piece, true, scope));
            } else {
                parts.addAll(terms(piece, token.exact(), scope));
            }
            if (piece.substring(0, Math.max(0, piece.length() - 1)).contains("*")) {
                complaint.mistake(token, piece, "a * at the end of a word only");
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

    private Optional<List<Pattern>> prefix(Token token, String text, Set<Field> scope) {
        var split = Words.of(readable(text, scope));
        if (split.isEmpty()
                || split.getLast().folded().length() < WatchLanguage.SHORTEST_PREFIX
                || split.getLast().end() != text.length()) {
            complaint.mistake(
                    token,
                    text + "*",
                    "at least " + WatchLanguage.SHORTEST_PREFIX + " letters or digits right before the *");
            return Optional.empty();
        }
        var parts = new ArrayList<Pattern>();
        split.subList(0, split.size() - 1).forEach(word -> parts.add(new Pattern.Term(Form.STEM, word.stem())));
        parts.add(new Pattern.Prefix(split.getLast().folded()));
        return Optional.of(parts);
    }

    private static List<Pattern> terms(String text, boolean exact, Set<Field> scope) {
        return Words.of(readable(text, scope)).stream()
                .<Pattern>map(word ->
                        exact ? new Pattern.Term(Form.EXACT, word.exact()) : new Pattern.Term(Form.STEM, word.stem()))
                .toList();
    }

    private Optional<Query> clause(Token token, Set<Field> scope, List<Pattern> parts, Optional<Token> slop) {
        if (parts.isEmpty()) {
            complaint.mistake(token, token.text(), "a word with letters or digits");
            return Optional.empty();
        }
        var before = words;
        words += parts.size();
        if (words > WatchLanguage.MOST_WORDS && before <= WatchLanguage.MOST_WORDS) {
            complaint.mistake(
                    token,
                    "more than " + WatchLanguage.MOST_WORDS + " words in the query",
                    "several watches with fewer");
        }
        var gap = slop.map(sign -> gap(sign, "\"open model\"~5"));
        var pattern = parts.size() == 1
                ? parts.getFirst()
                : gap.<Pattern>map(n -> new Pattern.Together(parts, n)).orElseGet(() -> new Pattern.Sequence(parts));
        return Optional.of(new Clause(scope, pattern, source(token, slop, scope)));
    }

    private static String source(Token token, Optional<Token> slop, Set<Field> scope) {
        var field = scope.equals(Field.DEFAULT) ? "" : scope.iterator().next().word() + ":";
        var sign = token.exact() ? "=" : "";
        var words = token.text().strip().replaceAll("\\s+", " ");
        return switch (token.kind()) {
            case PHRASE ->
                field + sign + '"' + words + '"' + slop.map(s -> "~" + s.text()).orElse("");
            case WILDCARD -> field + sign + words + '*';
            default -> field + sign + words;
        };
    }

    /// Addresses have no words; their parts are taken for words.
    private static String readable(String text, Set<Field> scope) {
        return scope.equals(Set.of(Field.URL)) ? Words.parts(text) : text;
    }

    private static boolean isKey(Set<Field> scope) {
        return scope.stream().allMatch(field -> field.kind() == Field.Kind.KEY);
    }
}
