package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Query;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a clause is told by what it found. One that was written with the names of lists says which of their words stood
/// there: `@suit NEAR/8 OpenAI (sued … OpenAI)`.
final class Wording {
    /// Of more words the first and the last are told.
    private static final int MOST = 6;

    private Wording() {}

    static String of(Query.Clause clause, Field field, Find.Span span, Reading reading) {
        var named = clause.written().contains("@") && (clause.pattern() instanceof Pattern.Near || clause.times() > 1);
        return named
                ? sides(clause.pattern(), span, reading.in(field))
                        .map(side -> words(side, field, reading))
                        .collect(Collectors.joining(" … ", clause.source() + " (", ")"))
                : clause.source();
    }

    private static String words(Find.Span side, Field field, Reading reading) {
        var words = reading.in(field).words();
        var parts = side.to() - side.from() < MOST
                ? Stream.of(side)
                : Stream.of(new Find.Span(side.from(), side.from()), new Find.Span(side.to(), side.to()));
        return parts.map(part -> reading.text(field)
                        .substring(
                                words.get(part.from()).start(),
                                words.get(part.to()).end()))
                .map(text -> text.replaceAll("\\s+", " "))
                .collect(Collectors.joining(" … "));
    }

    /// The stretches of what is near one another, in their order.
    private static Stream<Find.Span> sides(Pattern pattern, Find.Span span, Places in) {
        return switch (pattern) {
            case Pattern.Near(var one, var other, var gap, var ordered) ->
                Stream.of(List.of(one, other), List.of(other, one))
                        .limit(ordered ? 1 : 2)
                        .flatMap(order -> Stretches.within(span, in)
                                .between(order.getFirst(), order.getLast(), gap)
                                .map(gone -> Stream.concat(
                                        sides(order.getFirst(), new Find.Span(span.from(), gone.from()), in),
                                        sides(order.getLast(), new Find.Span(gone.to(), span.to()), in)))
                                .stream())
                        .findFirst()
                        .orElse(Stream.of(span));
            case Pattern.Either(var alternatives) ->
                alternatives.stream()
                        .filter(alternative -> Stretches.within(span, in).fills(alternative))
                        .findFirst()
                        .map(alternative -> sides(alternative, span, in))
                        .orElse(Stream.of(span));
            case Pattern.Term _, Pattern.Prefix _, Pattern.KeyPrefix _, Pattern.Sequence _, Pattern.Together _ ->
                Stream.of(span);
            case Mask _ -> Stream.of(span);
        };
    }
}
