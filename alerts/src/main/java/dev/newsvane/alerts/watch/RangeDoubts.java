package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Query.Clause;
import java.util.IdentityHashMap;
import java.util.Objects;

/// Ranges of languages that ask for more than articles tell: whether that is found or excluded hangs on the NOTs around
/// it, those around the name of its list too.
final class RangeDoubts {
    private static final String TOLD = "articles tell their language alone";

    private final Clauses.Complaint doubt;
    private final IdentityHashMap<Clause, Token> asked = new IdentityHashMap<>();

    RangeDoubts(Clauses.Complaint doubt) {
        this.doubt = doubt;
    }

    /// What is asked at a word, or at the name of a list or watch.
    void at(Token token, Query query) {
        Ranges.each(query, true, (clause, _) -> {
            asked.putIfAbsent(clause, token);
            return clause;
        });
    }

    void whole(Query query) {
        Ranges.each(query, true, (clause, wanted) -> {
            var name = clause.written().replaceAll("^=?\"?|\"$", "");
            if (name.contains("-")) {
                doubt(Objects.requireNonNull(asked.get(clause), "it was asked somewhere"), name, wanted);
            }
            return clause;
        });
    }

    private void doubt(Token token, String name, boolean wanted) {
        var language = "language:" + name.split("-", 2)[0];
        if (!wanted) {
            doubt.mistake(
                    token,
                    name + " behind NOT, which excludes nothing: " + TOLD,
                    "NOT " + language + ", or the query without it");
        } else if (!token.is(Token.Kind.FIELD)) {
            // what another watch asks for is doubted there
            doubt.mistake(token, name + (name.endsWith("*") ? ", which finds nothing: " : ", while ") + TOLD, language);
        }
    }
}
