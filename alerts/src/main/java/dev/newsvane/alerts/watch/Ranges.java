package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Pattern.Term;
import dev.newsvane.alerts.watch.Query.All;
import dev.newsvane.alerts.watch.Query.Any;
import dev.newsvane.alerts.watch.Query.AtLeast;
import dev.newsvane.alerts.watch.Query.Clause;
import dev.newsvane.alerts.watch.Query.Named;
import dev.newsvane.alerts.watch.Query.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Ranges of languages. What an article tells may be less than is asked for: `pt` may be `pt-BR`, but `pt-PT` is not.
/// It is taken for what is asked for, and not for what must not be: either way what is not known excludes nothing.
final class Ranges {
    private static final Set<Field> LANGUAGE = Set.of(Field.LANGUAGE);

    private Ranges() {}

    static boolean in(Set<Field> scope) {
        return scope.equals(LANGUAGE);
    }

    /// A range that is asked for, and what may be of it.
    static Pattern wanted(String range) {
        var alternatives = new ArrayList<Pattern>(List.of(new Term(Form.KEY, range)));
        for (var end = range.lastIndexOf('-'); end > 0; end = range.lastIndexOf('-', end - 1)) {
            alternatives.add(new Term(Form.EXACT, range.substring(0, end)));
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : new Pattern.Either(alternatives);
    }

    /// Each range as it is meant where it stands: behind an odd number of NOTs nothing but itself.
    static Query placed(Query query) {
        return each(query, true, (clause, wanted) -> switch (clause.pattern()) {
            case Term(var _, var range) -> clause.of(wanted ? wanted(range) : clause.pattern());
            case Pattern.Either(var alternatives) -> wanted ? clause : clause.of(alternatives.getFirst());
            case Pattern.Prefix _,
                    Pattern.KeyPrefix _,
                    Pattern.Sequence _,
                    Pattern.Together _,
                    Pattern.Near _,
                    Mask _ -> clause;
        });
    }

    interface Range {
        /// What becomes of it.
        ///
        /// @param wanted whether it stands behind no NOT, or behind an even number of them
        Clause at(Clause clause, boolean wanted);
    }

    /// The query with what becomes of each clause that asks for a language.
    static Query each(Query query, boolean wanted, Range range) {
        return switch (query) {
            case Clause clause -> in(clause.fields()) ? range.at(clause, wanted) : clause;
            case Named(var sign, var inner) -> new Named(sign, each(inner, wanted, range));
            case Not(var part) -> new Not(each(part, !wanted, range));
            case All(var parts) -> new All(each(parts, wanted, range));
            case Any(var parts) -> new Any(each(parts, wanted, range));
            case AtLeast(var count, var parts) -> new AtLeast(count, each(parts, wanted, range));
        };
    }

    private static List<Query> each(List<Query> parts, boolean wanted, Range range) {
        return parts.stream().map(part -> each(part, wanted, range)).toList();
    }
}
