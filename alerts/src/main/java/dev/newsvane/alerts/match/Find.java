package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Pattern.Either;
import dev.newsvane.alerts.watch.Pattern.KeyPrefix;
import dev.newsvane.alerts.watch.Pattern.Near;
import dev.newsvane.alerts.watch.Pattern.Prefix;
import dev.newsvane.alerts.watch.Pattern.Sequence;
import dev.newsvane.alerts.watch.Pattern.Term;
import dev.newsvane.alerts.watch.Pattern.Together;
import dev.newsvane.alerts.watch.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Whether a query holds in an article, and where. What a pattern costs is bounded by its words times the places where
/// they stand: no walk over pairs, however often a text repeats what is asked for.
final class Find {
    private Find() {}

    /// Words `from` to `to`, both included.
    record Span(int from, int to) {}

    /// Whether the query holds.
    static boolean holds(Query query, Reading reading) {
        return switch (query) {
            case Query.All(var parts) -> parts.stream().allMatch(part -> holds(part, reading));
            case Query.Any(var parts) -> parts.stream().anyMatch(part -> holds(part, reading));
            case Query.Not(var part) -> !holds(part, reading);
            case Query.AtLeast(var count, var parts) ->
                parts.stream().filter(part -> holds(part, reading)).count() >= count;
            case Query.Clause(var fields, var pattern, var _) ->
                fields.stream().anyMatch(field -> stands(pattern, reading.in(field)));
        };
    }

    /// The clauses that speak for the match, each as often as it stands in the query.
    static List<Query.Clause> speaking(Query query, Reading reading) {
        return switch (query) {
            case Query.All(var parts) -> speaking(parts, reading);
            case Query.Any(var parts) -> speaking(parts, reading);
            case Query.AtLeast(var _, var parts) -> speaking(parts, reading);
            case Query.Not _ -> List.of();
            case Query.Clause clause -> List.of(clause);
        };
    }

    private static List<Query.Clause> speaking(List<Query> parts, Reading reading) {
        return parts.stream()
                .filter(part -> holds(part, reading))
                .flatMap(part -> speaking(part, reading).stream())
                .toList();
    }

    private static boolean stands(Pattern pattern, Concordance in) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> in.places(pattern).length > 0;
            case Sequence(var parts) -> starts(parts, in).length > 0;
            case Either(var alternatives) -> alternatives.stream().anyMatch(alternative -> stands(alternative, in));
            case Together _, Near _ -> !spans(pattern, in).isEmpty();
        };
    }

    /// Where the pattern stands, by its first word; of what stands near something, the nearest.
    static List<Span> spans(Pattern pattern, Concordance in) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> spans(in.places(pattern), 1);
            case Sequence(var parts) -> spans(starts(parts, in), parts.size());
            case Together(var parts, var gap) -> together(parts, parts.size() + gap, in);
            case Near(var one, var other, var gap, var ordered) -> {
                var ones = spans(one, in);
                var others = spans(other, in);
                yield ordered ? sorted(ahead(ones, others, gap)) : near(ones, others, gap);
            }
            case Either(var alternatives) ->
                sorted(alternatives.stream()
                        .map(alternative -> spans(alternative, in))
                        .flatMap(Collection::stream)
                        .toList());
        };
    }

    private static List<Span> spans(int[] starts, int length) {
        return Arrays.stream(starts)
                .mapToObj(start -> new Span(start, start + length - 1))
                .toList();
    }

    private static List<Span> sorted(List<Span> spans) {
        return spans.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Span::from).thenComparingInt(Span::to))
                .toList();
    }

    private static int[] starts(List<Pattern> parts, Concordance in) {
        var starts = in.places(parts.getFirst());
        for (var i = 1; i < parts.size() && starts.length > 0; i++) {
            starts = followed(starts, in.places(parts.get(i)), i);
        }
        return starts;
    }

    /// Those of the starts that have one of the places so many words behind them.
    private static int[] followed(int[] starts, int[] places, int behind) {
        var kept = new int[Math.min(starts.length, places.length)];
        var size = 0;
        var at = 0;
        for (var start : starts) {
            while (at < places.length && places[at] < start + behind) {
                at++;
            }
            if (at < places.length && places[at] == start + behind) {
                kept[size++] = start;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /// A place where a pattern stands; ordered by place.
    private record At(int place, int pattern) {}

    /// The shortest stretches that begin at a word of the pattern; the same part twice wants two words.
    private static List<Span> together(List<Pattern> parts, int width, Concordance in) {
        var wanted = new LinkedHashMap<Pattern, Integer>();
        parts.forEach(part -> wanted.merge(part, 1, Integer::sum));
        var missing = wanted.values().stream().mapToInt(Integer::intValue).toArray();
        var all = new ArrayList<At>();
        for (var pattern : wanted.keySet()) {
            var places = in.places(pattern);
            var number = all.isEmpty() ? 0 : all.getLast().pattern + 1;
            if (places.length < missing[number]) {
                return List.of();
            }
            Arrays.stream(places).forEach(place -> all.add(new At(place, number)));
        }
        all.sort(Comparator.comparingInt(At::place));
        return shortest(all, missing, width);
    }

    private static List<Span> shortest(List<At> all, int[] missing, int width) {
        var spans = new ArrayList<Span>();
        var unmet = missing.length;
        var right = 0;
        for (var left = 0; left < all.size(); left++) {
            while (unmet > 0 && right < all.size()) {
                unmet -= --missing[all.get(right++).pattern] == 0 ? 1 : 0;
            }
            if (unmet > 0) {
                break;
            }
            var span = new Span(all.get(left).place, all.get(right - 1).place);
            if (span.to - span.from < width && (left == 0 || all.get(left - 1).place < span.from)) {
                spans.add(span);
            }
            unmet += ++missing[all.get(left).pattern] == 1 ? 1 : 0;
        }
        return spans;
    }

    private static List<Span> near(List<Span> ones, List<Span> others, int gap) {
        var spans = new ArrayList<>(ahead(ones, others, gap));
        spans.addAll(ahead(others, ones, gap));
        return sorted(spans);
    }

    /// Each of the ones with the first of the others that begins behind it, where so few words are between them.
    private static List<Span> ahead(List<Span> ones, List<Span> others, int gap) {
        var spans = new ArrayList<Span>();
        var first = 0;
        for (var one : ones.stream().sorted(Comparator.comparingInt(Span::to)).toList()) {
            while (first < others.size() && others.get(first).from <= one.to) {
                first++;
            }
            if (first < others.size() && others.get(first).from - one.to - 1 <= gap) {
                spans.add(new Span(one.from, others.get(first).to));
            }
        }
        return spans;
    }
}
