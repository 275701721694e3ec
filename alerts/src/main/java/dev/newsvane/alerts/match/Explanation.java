package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Passage;
import java.util.ArrayList;
import java.util.List;

/// Why a query matches an article or does not, part by part, by the definition of the language.
///
/// @param kind what sort of part it is
/// @param text of a clause, as its user wrote it; else in words, such as `at least 2 of 3`
/// @param holds whether the part holds of the article
/// @param times at how many places that share no word a clause stands in the article; [#COUNTED] in each field at most
/// @param places where, each with the sentence around it; the first [#PLACES] of each field
/// @param parts what it is made of
public record Explanation(
        Kind kind, String text, boolean holds, int times, List<Passage> places, List<Explanation> parts) {
    /// Of one clause so many places of a field are told.
    static final int PLACES = 3;

    /// Of one clause so many are counted in a field.
    static final int COUNTED = 1_000;

    /// What sort of part it is.
    public enum Kind {
        ALL,
        ANY,
        AT_LEAST,
        NOT,
        CLAUSE
    }

    public Explanation {
        places = List.copyOf(places);
        parts = List.copyOf(parts);
    }

    public static Explanation of(Query query, Article article) {
        return of(query, Reading.of(article));
    }

    static Explanation of(Query query, Reading reading) {
        return switch (query) {
            case Query.All(var parts) -> of(Kind.ALL, "all of these", parts.size(), parts, reading);
            case Query.Any(var parts) -> of(Kind.ANY, "one of these", 1, parts, reading);
            case Query.AtLeast(var count, var parts) ->
                of(Kind.AT_LEAST, "at least " + count + " of these " + parts.size(), count, parts, reading);
            case Query.Not(var part) -> {
                var inner = of(part, reading);
                yield new Explanation(Kind.NOT, "not", !inner.holds, 0, List.of(), List.of(inner));
            }
            case Query.Named(var sign, var named) -> of(named, reading).called(sign);
            case Query.Clause clause -> clause(clause, reading);
        };
    }

    /// The clauses that decide: those that speak for it where it holds, and those that stand in its way where it does
    /// not.
    public List<String> reasons() {
        return switch (kind) {
            case CLAUSE ->
                List.of(places.stream()
                        .limit(holds ? 1 : 0)
                        .map(Passage::clause)
                        .findFirst()
                        .orElse(text));
            case NOT ->
                holds
                        ? List.of()
                        : parts.getFirst().reasons().stream()
                                .map(reason -> "NOT " + reason)
                                .toList();
            case ALL, ANY, AT_LEAST ->
                parts.stream()
                        .filter(part -> part.holds == holds)
                        .flatMap(part -> part.reasons().stream())
                        .distinct()
                        .toList();
        };
    }

    private Explanation called(String sign) {
        return new Explanation(kind, sign + ": " + text, holds, times, places, parts);
    }

    private static Explanation of(Kind kind, String text, int needed, List<Query> queries, Reading reading) {
        var parts = queries.stream().map(part -> of(part, reading)).toList();
        var holding = parts.stream().filter(Explanation::holds).count();
        return new Explanation(kind, text, holding >= needed, 0, List.of(), parts);
    }

    private static Explanation clause(Query.Clause clause, Reading reading) {
        var places = new ArrayList<Passage>();
        var times = 0;
        for (var field : clause.fields().stream().sorted().toList()) {
            times += Find.times(clause.pattern(), reading.in(field), COUNTED);
            Find.spans(clause.pattern(), reading.in(field), PLACES).stream()
                    .map(span -> place(field, span, clause, reading))
                    .forEach(places::add);
        }
        return new Explanation(
                Kind.CLAUSE,
                clause.source(),
                times >= clause.times(),
                times,
                places.stream().distinct().toList(),
                List.of());
    }

    private static Passage place(Field field, Find.Span span, Query.Clause clause, Reading reading) {
        var text = reading.text(field);
        var words = reading.in(field).words();
        var stretch = reading.sentences(field)
                .around(words.get(span.from()).start(), words.get(span.to()).end());
        var start = text.codePointCount(0, stretch.start());
        return new Passage(
                field.place().word(),
                start,
                start + text.codePointCount(stretch.start(), stretch.end()),
                text.substring(stretch.start(), stretch.end()),
                Wording.of(clause, field, span, reading));
    }
}
