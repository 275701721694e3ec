package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Pattern.Either;
import dev.newsvane.alerts.watch.Pattern.KeyPrefix;
import dev.newsvane.alerts.watch.Pattern.Near;
import dev.newsvane.alerts.watch.Pattern.Prefix;
import dev.newsvane.alerts.watch.Pattern.Sequence;
import dev.newsvane.alerts.watch.Pattern.Term;
import dev.newsvane.alerts.watch.Pattern.Together;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// The watch language by its definition, word by word, without an index: shows where a query holds, and is what the
/// index is tested against.
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
                fields.stream()
                        .anyMatch(field -> !spans(pattern, reading.words(field)).isEmpty());
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

    /// Where the pattern stands, by its first word.
    static List<Span> spans(Pattern pattern, List<Word> words) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _ -> singles(pattern, words);
            case Sequence(var parts) -> sequences(parts, words);
            case Together(var parts, var gap) -> together(parts, parts.size() + gap, words);
            case Near(var one, var other, var _) -> near(spans(one, words), spans(other, words), pattern.length());
            case Either(var alternatives) ->
                alternatives.stream()
                        .map(alternative -> spans(alternative, words))
                        .flatMap(Collection::stream)
                        .toList();
        };
    }

    private static boolean is(Pattern pattern, Word word) {
        return switch (pattern) {
            case Term(var form, var text) ->
                switch (form) {
                    case STEM -> word.stem().equals(text);
                    case EXACT -> word.exact().equals(text);
                    case KEY -> word.folded().equals(text);
                };
            case Prefix(var text) -> word.folded().startsWith(text);
            case KeyPrefix(var text) -> word.folded().startsWith(text);
            case Sequence _, Together _, Near _, Either _ -> false;
        };
    }

    private static List<Span> singles(Pattern pattern, List<Word> words) {
        var spans = new ArrayList<Span>();
        for (var i = 0; i < words.size(); i++) {
            if (is(pattern, words.get(i))) {
                spans.add(new Span(i, i));
            }
        }
        return spans;
    }

    private static List<Span> sequences(List<Pattern> parts, List<Word> words) {
        var spans = new ArrayList<Span>();
        for (var i = 0; i + parts.size() <= words.size(); i++) {
            var all = true;
            for (var part = 0; part < parts.size() && all; part++) {
                all = is(parts.get(part), words.get(i + part));
            }
            if (all) {
                spans.add(new Span(i, i + parts.size() - 1));
            }
        }
        return spans;
    }

    /// The shortest stretches that begin at a word of the pattern; the same part twice wants two words.
    private static List<Span> together(List<Pattern> parts, int width, List<Word> words) {
        var wanted = new HashMap<Pattern, Integer>();
        parts.forEach(part -> wanted.merge(part, 1, Integer::sum));
        var spans = new ArrayList<Span>();
        for (var i = 0; i < words.size(); i++) {
            var first = words.get(i);
            if (wanted.keySet().stream().noneMatch(part -> is(part, first))) {
                continue;
            }
            var missing = new HashMap<>(wanted);
            for (var j = i; j < Math.min(words.size(), i + width); j++) {
                var word = words.get(j);
                wanted.keySet().stream()
                        .filter(part -> is(part, word))
                        .forEach(part -> missing.merge(part, -1, Integer::sum));
                if (missing.values().stream().allMatch(count -> count <= 0)) {
                    spans.add(new Span(i, j));
                    break;
                }
            }
        }
        return spans;
    }

    /// Of both sorted, each meets those around it only.
    private static List<Span> near(List<Span> ones, List<Span> others, int width) {
        var sorted = others.stream().sorted(Comparator.comparingInt(Span::from)).toList();
        var spans = new ArrayList<Span>();
        var first = 0;
        for (var one : ones.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
            while (first < sorted.size() && sorted.get(first).from <= one.from - width) {
                first++;
            }
            for (var i = first; i < sorted.size() && sorted.get(i).from < one.from + width; i++) {
                var other = sorted.get(i);
                var apart = one.to < other.from || other.to < one.from;
                var span = new Span(Math.min(one.from, other.from), Math.max(one.to, other.to));
                if (apart && span.to - span.from < width) {
                    spans.add(span);
                }
            }
        }
        return spans;
    }
}
