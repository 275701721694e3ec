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
import java.util.List;

/// Whether a query holds in an article, and where. Whether a pattern stands there costs its words times
/// the places where they stand at most, and twice that for each NEAR around a word that looks both ways: no
/// walk over pairs, however often a text repeats what is asked for. Where it is counted or shown each place
/// costs once more what of the pattern begins among the words that it can take up there: of 99 places at
/// most where that decides, of 100 for evidence, of a thousand for an explanation. Single words and phrases,
/// and alternatives of words, are only gathered.
final class Find {
    private Find() {}

    /// Words `from` to `to`, both included.
    record Span(int from, int to) {}

    /// Whether the query holds.
    static boolean holds(Query query, Places.Fields reading) {
        return switch (query) {
            case Query.All(var parts) -> hold(parts.size(), parts, reading);
            case Query.Any(var parts) -> hold(1, parts, reading);
            case Query.Not(var part) -> !holds(part, reading);
            case Query.AtLeast(var count, var parts) -> hold(count, parts, reading);
            case Query.Named(var _, var named) -> holds(named, reading);
            case Query.Clause(var fields, var pattern, var times, var _) ->
                times == 1 ? stands(pattern, fields, reading) : often(times, pattern, fields, reading);
        };
    }

    /// Whether so many hold; no more are asked than tell it. Thousands of queries are asked an article: hence no
    /// streams.
    private static boolean hold(int count, List<Query> parts, Places.Fields reading) {
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

    private static boolean stands(Pattern pattern, Iterable<Field> fields, Places.Fields reading) {
        for (var field : fields) {
            if (stands(pattern, reading.in(field))) {
                return true;
            }
        }
        return false;
    }

    private static boolean often(int times, Pattern pattern, Iterable<Field> fields, Places.Fields reading) {
        var left = times;
        for (var field : fields) {
            left -= times(pattern, reading.in(field), left);
        }
        return left <= 0;
    }

    /// The clauses that speak for the match, each as often as it stands in the query.
    static List<Query.Clause> speaking(Query query, Reading reading) {
        return switch (query) {
            case Query.All(var parts) -> speaking(parts, reading);
            case Query.Any(var parts) -> speaking(parts, reading);
            case Query.AtLeast(var _, var parts) -> speaking(parts, reading);
            case Query.Not _ -> List.of();
            case Query.Named(var _, var named) -> speaking(named, reading);
            case Query.Clause clause -> List.of(clause);
        };
    }

    private static List<Query.Clause> speaking(List<Query> parts, Reading reading) {
        return parts.stream()
                .filter(part -> holds(part, reading))
                .flatMap(part -> speaking(part, reading).stream())
                .toList();
    }

    private static boolean stands(Pattern pattern, Places in) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> in.places(pattern).length > 0;
            case Either(var alternatives) -> alternatives.stream().anyMatch(alternative -> stands(alternative, in));
            case Sequence(var parts) -> in.stands(pattern, () -> starts(parts, in).length > 0);
            case Together _, Near _ ->
                in.stands(pattern, () -> !Stretches.all(in).starts(pattern).isEmpty());
        };
    }

    /// At how many places that share no word the pattern stands.
    ///
    /// @param most no more than so many are counted
    static int times(Pattern pattern, Places in, int most) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> Math.min(most, in.places(pattern).length);
            case Sequence _, Together _, Near _, Either _ ->
                spans(pattern, in, most).size();
        };
    }

    /// Where the pattern stands: at as many places that share no word as there can be, each the first to end and the
    /// shortest that ends there.
    ///
    /// @param most no more than so many are looked for
    static List<Span> spans(Pattern pattern, Places in, int most) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> spans(in.places(pattern), 1, most);
            case Sequence(var parts) -> spans(starts(parts, in), parts.size(), most);
            case Together _, Near _, Either _ -> Stretches.all(in).apart(pattern, most);
        };
    }

    private static List<Span> spans(int[] starts, int length, int most) {
        var spans = new ArrayList<Span>();
        var free = 0;
        for (var i = 0; i < starts.length && spans.size() < most; i++) {
            if (starts[i] >= free) {
                free = starts[i] + length;
                spans.add(new Span(starts[i], free - 1));
            }
        }
        return spans;
    }

    private static int[] starts(List<Pattern> parts, Places in) {
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
}
