package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
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
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/// Whether a query holds in an article, and where. What a pattern costs is bounded by its words times the places where
/// they stand: no walk over pairs, however often a text repeats what is asked for.
final class Find {
    private Find() {}

    /// Words `from` to `to`, both included.
    record Span(int from, int to) {}

    /// Whether the query holds.
    static boolean holds(Query query, Reading reading) {
        return switch (query) {
            case Query.All(var parts) -> hold(parts.size(), parts, reading);
            case Query.Any(var parts) -> hold(1, parts, reading);
            case Query.Not(var part) -> !holds(part, reading);
            case Query.AtLeast(var count, var parts) -> hold(count, parts, reading);
            case Query.Clause(var fields, var pattern, var _) -> stands(pattern, fields, reading);
        };
    }

    /// Whether so many hold; no more are asked than tell it. Thousands of queries are asked an article: hence no
    /// streams.
    private static boolean hold(int count, List<Query> parts, Reading reading) {
        var wanted = count;
        var left = parts.size();
        for (var part : parts) {
            if (wanted == 0 || wanted > left) {
                break;
            }
            wanted -= holds(part, reading) ? 1 : 0;
            left--;
        }
        return wanted == 0;
    }

    private static boolean stands(Pattern pattern, Iterable<Field> fields, Reading reading) {
        for (var field : fields) {
            if (stands(pattern, reading.in(field))) {
                return true;
            }
        }
        return false;
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
            case Either(var alternatives) -> alternatives.stream().anyMatch(alternative -> stands(alternative, in));
            case Sequence(var parts) -> in.stands(pattern, () -> starts(parts, in).length > 0);
            case Together _, Near _ ->
                in.stands(pattern, () -> !spans(pattern, in, 1).isEmpty());
        };
    }

    /// Where the pattern stands, by its first word; of what stands near something, the nearest.
    static List<Span> spans(Pattern pattern, Concordance in) {
        return spans(pattern, in, Integer.MAX_VALUE);
    }

    /// @param most of what stands together or near, no more than so many are looked for
    private static List<Span> spans(Pattern pattern, Concordance in, int most) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> spans(in.places(pattern), 1);
            case Sequence(var parts) -> spans(starts(parts, in), parts.size());
            case Together(var parts, var gap) -> together(parts, parts.size() + gap, in, most);
            case Near(var one, var other, var gap, var ordered) -> {
                var ones = spans(one, in);
                var others = spans(other, in);
                yield sorted(ordered ? ahead(ones, others, gap, most) : near(ones, others, gap, most));
            }
            case Either(var alternatives) -> either(alternatives, in);
        };
    }

    /// Alternatives are words or phrases; those of a length that stand at the same place are one.
    private static List<Span> either(List<Pattern> alternatives, Concordance in) {
        var starts = new TreeMap<Integer, BitSet>();
        for (var alternative : alternatives) {
            var places = alternative instanceof Sequence(var parts) ? starts(parts, in) : in.places(alternative);
            var merged = starts.computeIfAbsent(alternative.length(), _ -> new BitSet());
            Arrays.stream(places).forEach(merged::set);
        }
        var spans = new ArrayList<Span>();
        starts.forEach((length, merged) ->
                merged.stream().forEach(start -> spans.add(new Span(start, start + length - 1))));
        return sorted(spans);
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

    /// The shortest stretches that begin at a word of the pattern; the same part twice wants two words.
    private static List<Span> together(List<Pattern> parts, int width, Concordance in, int most) {
        var wanted = new LinkedHashMap<Pattern, Integer>();
        parts.forEach(part -> wanted.merge(part, 1, Integer::sum));
        var windows = wanted.entrySet().stream()
                .map(entry -> new Window(in.places(entry.getKey()), entry.getValue()))
                .toList();
        var starts = new BitSet();
        windows.forEach(window -> Arrays.stream(window.places).forEach(starts::set));
        var spans = new ArrayList<Span>();
        for (var from = starts.nextSetBit(0); from >= 0 && spans.size() < most; from = starts.nextSetBit(from + 1)) {
            var to = from;
            for (var window : windows) {
                to = Math.max(to, window.end(from));
            }
            if (to == Integer.MAX_VALUE) {
                break;
            }
            if (to - from < width) {
                spans.add(new Span(from, to));
            }
        }
        return spans;
    }

    /// The places of a part, walked along.
    private static final class Window {
        private final int[] places;
        private final int wanted;
        private int at;

        Window(int[] places, int wanted) {
            this.places = places;
            this.wanted = wanted;
        }

        /// Where so many are met as are wanted, from there on; nowhere is at the end of all numbers.
        int end(int from) {
            while (at < places.length && places[at] < from) {
                at++;
            }
            return at + wanted > places.length ? Integer.MAX_VALUE : places[at + wanted - 1];
        }
    }

    private static List<Span> near(List<Span> ones, List<Span> others, int gap, int most) {
        var spans = new ArrayList<>(ahead(ones, others, gap, most));
        if (spans.size() < most) {
            spans.addAll(ahead(others, ones, gap, most));
        }
        return spans;
    }

    /// Each of the ones with the first of the others that begins behind it, where so few words are between them.
    private static List<Span> ahead(List<Span> ones, List<Span> others, int gap, int most) {
        var spans = new ArrayList<Span>();
        var first = 0;
        for (var one : ones.stream().sorted(Comparator.comparingInt(Span::to)).toList()) {
            while (first < others.size() && others.get(first).from <= one.to) {
                first++;
            }
            if (first == others.size() || spans.size() == most) {
                break;
            }
            if (others.get(first).from - one.to - 1 <= gap) {
                spans.add(new Span(one.from, others.get(first).to));
            }
        }
        return spans;
    }
}
