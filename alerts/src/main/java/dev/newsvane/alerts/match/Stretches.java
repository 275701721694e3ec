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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where patterns begin and end. What stands near something is asked as "which of these beginnings have an end, and
/// where", in sets of places: so nothing is missed for a shorter stretch at the same place, as by intervals that are
/// minimal, and no pair is walked over. Places count from the first word that is looked at. Where several NEAR stand
/// within each other the same words are asked for again and again, and gathered once; what is counted takes a part of
/// what was gathered of the whole.
final class Stretches {
    private final Places in;
    private final Optional<Stretches> whole;
    private final int first;
    private final int behind;
    private final IdentityHashMap<Pattern, BitSet> gathered = new IdentityHashMap<>();
    private final IdentityHashMap<Pattern, List<Pattern>> here = new IdentityHashMap<>();

    /// @param whole what these are a part of, where more is looked at beside them
    /// @param first the first word looked at
    /// @param behind the word behind the last
    private Stretches(Places in, Optional<Stretches> whole, int first, int behind) {
        this.in = in;
        this.whole = whole;
        this.first = first;
        this.behind = behind;
    }

    static Stretches all(Places in) {
        return new Stretches(in, Optional.empty(), 0, in.length());
    }

    /// For what takes up all of these words.
    static Stretches within(Find.Span span, Places in) {
        return new Stretches(in, Optional.empty(), span.from(), span.to() + 1);
    }

    /// Whether the pattern takes up all words that are looked at.
    boolean fills(Pattern pattern) {
        return ends(pattern, range(0, 1)).get(behind - first - 1);
    }

    /// Where, of all words that are looked at, the one ends and the other begins, if the one is followed by the other.
    Optional<Find.Span> between(Pattern one, Pattern other, int gap) {
        var last = behind - first - 1;
        var begins = starts(other, range(last, last + 1));
        var ends = both(ends(one, range(0, 1)), ahead(begins, gap));
        var end = ends.nextSetBit(0);
        return end < 0 ? Optional.empty() : Optional.of(new Find.Span(first + end, first + begins.nextSetBit(end + 1)));
    }

    /// Where the pattern begins.
    BitSet starts(Pattern pattern) {
        return known(pattern);
    }

    /// As many stretches that share no word as there can be: each time the one that is the first to end, and of those
    /// that end there the shortest.
    ///
    /// @param most no more than so many are looked for
    List<Find.Span> apart(Pattern pattern, int most) {
        var apart = new ArrayList<Find.Span>();
        var starts = starts(pattern);
        for (var start = starts.nextSetBit(0);
                start >= 0 && apart.size() < most;
                start = starts.nextSetBit(apart.getLast().to() + 1 - first)) {
            apart.add(
                    isWords(pattern) ? new Find.Span(first + start, first + start) : earliest(pattern, first + start));
        }
        return apart;
    }

    /// What begins behind the longest that begins there ends behind it, too.
    private Find.Span earliest(Pattern pattern, int from) {
        return new Stretches(in, Optional.of(this), from, Math.min(behind, from + pattern.length())).earliest(pattern);
    }

    private Find.Span earliest(Pattern pattern) {
        var end = ends(pattern, range(0, behind - first)).nextSetBit(0);
        var start = starts(pattern, range(end, end + 1)).length() - 1;
        return new Find.Span(first + start, first + end);
    }

    /// @param from where it may begin
    private BitSet ends(Pattern pattern, BitSet from) {
        if (from.isEmpty()) {
            return from;
        }
        if (isWords(pattern)) {
            return both(begins(pattern), from);
        }
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> throw new IllegalStateException("a word: " + pattern);
            case Sequence(var parts) -> moved(both(begins(pattern), from), parts.size() - 1);
            case Together(var parts, var gap) -> new Windows(parts, parts.size() + gap).ends(from);
            case Near(var one, var other, var gap, var ordered) -> {
                var found = ends(other, behind(ends(one, from), gap));
                if (!ordered) {
                    found = either(found, ends(one, behind(ends(other, from), gap)));
                }
                yield found;
            }
            case Either(var alternatives) -> {
                var found = new BitSet();
                alternatives(pattern, alternatives).forEach(alternative -> found.or(ends(alternative, from)));
                yield found;
            }
        };
    }

    /// @param to where it may end
    private BitSet starts(Pattern pattern, BitSet to) {
        if (to.isEmpty()) {
            return to;
        }
        if (isWords(pattern)) {
            return both(begins(pattern), to);
        }
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> throw new IllegalStateException("a word: " + pattern);
            case Sequence(var parts) -> {
                var last = parts.size() - 1;
                yield moved(both(moved(begins(pattern), last), to), -last);
            }
            case Together(var parts, var gap) -> new Windows(parts, parts.size() + gap).starts(to);
            case Near(var one, var other, var gap, var ordered) -> {
                var found = starts(one, ahead(starts(other, to), gap));
                if (!ordered) {
                    found = either(found, starts(other, ahead(starts(one, to), gap)));
                }
                yield found;
            }
            case Either(var alternatives) -> {
                var found = new BitSet();
                alternatives(pattern, alternatives).forEach(alternative -> found.or(starts(alternative, to)));
                yield found;
            }
        };
    }

    /// A single word, or one of several.
    private static boolean isWords(Pattern pattern) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> true;
            case Either(var alternatives) -> alternatives.stream().allMatch(Stretches::isWords);
            case Sequence _, Together _, Near _ -> false;
        };
    }

    /// Where words or a phrase begin; whoever asks may change the answer.
    private BitSet begins(Pattern pattern) {
        return (BitSet) known(pattern).clone();
    }

    private BitSet known(Pattern pattern) {
        var known = gathered.get(pattern);
        if (known == null) {
            known = whole.map(all -> all.known(pattern).get(first - all.first, behindLast(pattern) - all.first))
                    .orElseGet(() -> gather(pattern));
            gathered.put(pattern, known);
        }
        return known;
    }

    /// Behind where words or a phrase can begin.
    private int behindLast(Pattern pattern) {
        return Math.max(first, behind - pattern.length() + 1);
    }

    private BitSet gather(Pattern pattern) {
        return switch (pattern) {
            case Term _, Prefix _, KeyPrefix _, Mask _ -> places(pattern);
            case Sequence(var parts) -> sequence(parts);
            case Either(var alternatives)
            when isWords(pattern) -> {
                var found = new BitSet();
                alternatives.forEach(word -> found.or(gather(word)));
                yield found;
            }
            case Either(var alternatives) -> {
                var found = new BitSet();
                alternatives(pattern, alternatives).forEach(alternative -> found.or(known(alternative)));
                yield found;
            }
            case Together _, Near _ -> starts(pattern, range(0, behind - first));
        };
    }

    /// Those that begin here at all, the words among them as one.
    private List<Pattern> alternatives(Pattern either, List<Pattern> all) {
        return here.computeIfAbsent(
                either,
                _ -> whole.map(it -> it.alternatives(either, all).stream()
                                .filter(alternative -> it.begins(alternative, first - it.first, behind - it.first))
                                .toList())
                        .orElseGet(() -> parted(all)));
    }

    private boolean begins(Pattern pattern, int from, int behind) {
        var start = known(pattern).nextSetBit(from);
        return start >= 0 && start < behind;
    }

    private static List<Pattern> parted(List<Pattern> all) {
        var words = all.stream().filter(Stretches::isWords).toList();
        return words.size() < 2
                ? all
                : Stream.concat(Stream.of(new Either(words)), all.stream().filter(alternative -> !isWords(alternative)))
                        .toList();
    }

    private BitSet places(Pattern single) {
        var places = in.places(single);
        var found = new BitSet();
        for (var i = at(places, first); i < places.length && places[i] < behind; i++) {
            found.set(places[i] - first);
        }
        return found;
    }

    private BitSet sequence(List<Pattern> parts) {
        var starts = places(parts.getFirst());
        for (var i = 1; i < parts.size() && !starts.isEmpty(); i++) {
            starts.and(moved(places(parts.get(i)), -i));
        }
        return starts;
    }

    /// The index of the first place that is not before a word.
    private static int at(int[] places, int word) {
        var found = Arrays.binarySearch(places, word);
        return found < 0 ? -found - 1 : found;
    }

    private static BitSet range(int from, int behind) {
        var range = new BitSet();
        range.set(from, behind);
        return range;
    }

    private static BitSet both(BitSet one, BitSet other) {
        one.and(other);
        return one;
    }

    private static BitSet either(BitSet one, BitSet other) {
        var found = (BitSet) one.clone();
        found.or(other);
        return found;
    }

    private static BitSet moved(BitSet places, int by) {
        var moved = new BitSet();
        for (var at = places.nextSetBit(Math.max(0, -by)); at >= 0; at = places.nextSetBit(at + 1)) {
            moved.set(at + by);
        }
        return moved;
    }

    /// Where something may begin that has one of the ends before it and at most so many words between.
    private static BitSet behind(BitSet ends, int gap) {
        var begins = new BitSet();
        for (var end = ends.nextSetBit(0); end >= 0; end = ends.nextSetBit(end + 1)) {
            begins.set(end + 1, end + gap + 2);
        }
        return begins;
    }

    /// Where something may end that has one of the starts behind it and at most so many words between.
    private static BitSet ahead(BitSet starts, int gap) {
        var ends = new BitSet();
        for (var start = starts.nextSetBit(1); start >= 0; start = starts.nextSetBit(start + 1)) {
            ends.set(Math.max(0, start - gap - 1), start);
        }
        return ends;
    }

    /// What stands together in any order: from one of its words to one of its words. The same part twice wants two.
    private final class Windows {
        private final int width;
        private final List<Window> windows;
        private final BitSet words = new BitSet();

        Windows(List<Pattern> parts, int width) {
            this.width = width;
            var wanted = new LinkedHashMap<Pattern, Integer>();
            parts.forEach(part -> wanted.merge(part, 1, Integer::sum));
            windows = wanted.entrySet().stream()
                    .map(entry -> new Window(in.places(entry.getKey()), entry.getValue()))
                    .toList();
            wanted.keySet().forEach(part -> words.or(places(part)));
        }

        BitSet ends(BitSet from) {
            var ends = new BitSet();
            var seen = 0;
            for (var start = words.nextSetBit(0); start >= 0; start = words.nextSetBit(start + 1)) {
                if (from.get(start)) {
                    var end = words.nextSetBit(Math.max(seen, least(start)));
                    for (; end >= 0 && end < start + width; end = words.nextSetBit(end + 1)) {
                        ends.set(end);
                        seen = end + 1;
                    }
                }
            }
            return ends;
        }

        BitSet starts(BitSet to) {
            var ends = both((BitSet) words.clone(), to);
            var starts = new BitSet();
            for (var start = words.nextSetBit(0); start >= 0; start = words.nextSetBit(start + 1)) {
                var end = ends.nextSetBit(least(start));
                if (end >= 0 && end < start + width) {
                    starts.set(start);
                }
            }
            return starts;
        }

        /// The word by which all are met from there on.
        private int least(int start) {
            var least = start;
            for (var window : windows) {
                least = Math.max(least, window.end(start));
            }
            return least;
        }
    }

    /// The places of a part, walked along.
    private final class Window {
        private final int[] places;
        private final int wanted;
        private int at;

        Window(int[] places, int wanted) {
            this.places = places;
            this.wanted = wanted;
            this.at = Stretches.at(places, first);
        }

        /// Where so many are met as are wanted, from there on; nowhere is at the end of all numbers.
        int end(int from) {
            while (at < places.length && places[at] < first + from) {
                at++;
            }
            return at + wanted > places.length ? Integer.MAX_VALUE : places[at + wanted - 1] - first;
        }
    }
}
