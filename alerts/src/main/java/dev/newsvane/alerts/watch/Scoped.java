package dev.newsvane.alerts.watch;

import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Query.All;
import dev.newsvane.alerts.watch.Query.Any;
import dev.newsvane.alerts.watch.Query.AtLeast;
import dev.newsvane.alerts.watch.Query.Clause;
import dev.newsvane.alerts.watch.Query.Named;
import dev.newsvane.alerts.watch.Query.Not;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was asked of title and text, asked of some fields: as if it had been written behind them.
final class Scoped {
    /// A word, or a phrase in quotes, with nothing before or behind.
    private static final Predicate<String> PLAIN =
            java.util.regex.Pattern.compile("[^\"(~]+|\"[^\"]*\"").asMatchPredicate();

    private Scoped() {}

    /// The same, asked there.
    ///
    /// @return empty where a part of it says itself where it looks, or cannot be looked for there
    static Optional<Query> in(Query query, Set<Field> scope) {
        return switch (query) {
            case Clause clause ->
                Optional.of(clause)
                        .filter(it -> it.fields().equals(Field.DEFAULT))
                        .flatMap(it -> pattern(it, scope))
                        .map(pattern -> new Clause(scope, pattern, clause.times(), clause.written()));
            case Named(var sign, var inner) -> in(inner, scope).map(it -> new Named(sign, it));
            case Not(var part) -> in(part, scope).map(Not::new);
            case All(var parts) -> each(parts, part -> in(part, scope)).map(All::new);
            case Any(var parts) -> each(parts, part -> in(part, scope)).map(Any::new);
            case AtLeast(var count, var parts) ->
                each(parts, part -> in(part, scope)).map(inner -> new AtLeast(count, inner));
        };
    }

    private static <T> Optional<List<T>> each(List<T> parts, Function<T, Optional<T>> each) {
        var inner = parts.stream().flatMap(part -> each.apply(part).stream()).toList();
        return Optional.of(inner).filter(all -> all.size() == parts.size());
    }

    private static Optional<Pattern> pattern(Clause clause, Set<Field> scope) {
        return Clauses.isKey(scope)
                ? name(clause, scope)
                : Clauses.isAddress(scope) ? address(clause.pattern()) : Optional.of(clause.pattern());
    }

    /// A word or a phrase as a whole name, with a star at its end at most.
    private static Optional<Pattern> name(Clause clause, Set<Field> scope) {
        var written = clause.written();
        if (clause.times() > 1 || !PLAIN.test(written)) {
            return Optional.empty();
        }
        return switch (clause.pattern()) {
            case Pattern.Term(var form, var _)
            when form == Form.STEM -> Optional.of(Clauses.name(unquoted(written), scope));
            case Pattern.Sequence(var parts)
            when parts.stream().allMatch(part -> part instanceof Pattern.Term(var form, var _) && form == Form.STEM) ->
                Optional.of(Clauses.name(unquoted(written), scope));
            case Pattern.Prefix(var text)
            when written.indexOf('*') == written.length() - 1 -> Optional.of(new Pattern.KeyPrefix(text));
            case Pattern.Term _, Pattern.Sequence _, Pattern.Prefix _, Pattern.KeyPrefix _ -> Optional.empty();
            case Pattern.Together _, Pattern.Near _, Pattern.Either _, Mask _ -> Optional.empty();
        };
    }

    private static String unquoted(String written) {
        return written.startsWith("\"") ? written.substring(1, written.length() - 1) : written;
    }

    /// Words of addresses end at every sign: `U.S.` is two.
    private static Optional<Pattern> address(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) -> {
                var words = Words.of(Words.parts(text)).stream()
                        .<Pattern>map(word -> new Pattern.Term(form, form == Form.EXACT ? word.exact() : word.folded()))
                        .toList();
                yield words.size() == 1
                        ? Optional.of(words.getFirst())
                        : Optional.<Pattern>of(new Pattern.Sequence(words)).filter(_ -> !words.isEmpty());
            }
            case Pattern.Sequence(var parts) ->
                each(parts, Scoped::address).map(Scoped::flat).map(Pattern.Sequence::new);
            case Pattern.Together(var parts, var gap) ->
                each(parts, Scoped::address).map(inner -> new Pattern.Together(flat(inner), gap));
            case Pattern.Near(var one, var other, var gap, var ordered) ->
                each(List.of(one, other), Scoped::address)
                        .map(sides -> new Pattern.Near(sides.getFirst(), sides.getLast(), gap, ordered));
            case Pattern.Either(var alternatives) ->
                each(alternatives, Scoped::address).map(Pattern.Either::new);
            case Pattern.Prefix(var text) ->
                Optional.of(pattern).filter(_ -> Words.parts(text).equals(text));
            case Mask mask -> Optional.of(pattern).filter(_ -> !mask.isCut());
            case Pattern.KeyPrefix _ -> Optional.of(pattern);
        };
    }

    private static List<Pattern> flat(List<Pattern> parts) {
        return parts.stream()
                .flatMap(part -> part instanceof Pattern.Sequence(var inner) ? inner.stream() : Stream.of(part))
                .toList();
    }
}
