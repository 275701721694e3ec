package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.schemas.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What in an article shows that a query holds: few sentences that together show as many of its clauses as they can.
final class Passages {
    static final int MOST = 5;

    /// Of what a clause has in a field, its first so many are looked at for evidence.
    private static final int LOOKED_AT = 100;

    private Passages() {}

    /// A stretch of a field in UTF-16 units, and the numbers of the clauses found in it: two of them
    /// may be written alike and ask for different things, for a list's name means what it says where it
    /// stands.
    private record Found(Field field, int start, int end, BitSet clauses) {}

    private record At(Field field, int start) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            return Comparator.comparing(At::field).thenComparingInt(At::start).compare(this, other);
        }
    }

    static List<Passage> of(Query query, Reading reading) {
        var clauses = Find.speaking(query, reading).stream().distinct().toList();
        var found = found(clauses, reading);
        var chosen = new ArrayList<Found>();
        var shown = new BitSet();
        for (var best = best(found, shown); best.isPresent() && chosen.size() < MOST; best = best(found, shown)) {
            chosen.add(best.get());
            shown.or(best.get().clauses);
        }
        chosen.sort(Comparator.comparing(Found::field).thenComparingInt(Found::start));
        return chosen.stream()
                .map(one -> passage(one, clauses, reading.sentences(one.field)))
                .toList();
    }

    /// The first of those that show most that was not shown: the title comes before the text.
    private static Optional<Found> best(List<Found> found, BitSet shown) {
        var best = Optional.<Found>empty();
        var most = 0;
        for (var one : found) {
            var news = news(one, shown);
            if (news > most) {
                most = news;
                best = Optional.of(one);
            }
        }
        return best;
    }

    private static int news(Found found, BitSet shown) {
        var news = (BitSet) found.clauses.clone();
        news.andNot(shown);
        return news.cardinality();
    }

    private static List<Found> found(List<Query.Clause> clauses, Reading reading) {
        var found = new TreeMap<At, Found>();
        for (var number = 0; number < clauses.size(); number++) {
            var clause = clauses.get(number);
            for (var field : clause.fields()) {
                var words = reading.in(field).words();
                for (var span : Find.spans(clause.pattern(), reading.in(field), LOOKED_AT)) {
                    var stretch = reading.sentences(field)
                            .around(
                                    words.get(span.from()).start(),
                                    words.get(span.to()).end());
                    add(found, field.place(), stretch, number);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<At, Found> found, Field field, Stretch stretch, int clause) {
        var one = new BitSet();
        one.set(clause);
        found.merge(
                new At(field, stretch.start()), new Found(field, stretch.start(), stretch.end(), one), Passages::both);
    }

    private static Found both(Found one, Found other) {
        one.clauses.or(other.clauses);
        return new Found(one.field, one.start, Math.max(one.end, other.end), one.clauses);
    }

    private static Passage passage(Found found, List<Query.Clause> clauses, Sentences in) {
        return new Passage(
                found.field.word(),
                in.codePoints(found.start),
                in.codePoints(found.end),
                in.text().substring(found.start, found.end),
                found.clauses.stream()
                        .mapToObj(number -> clauses.get(number).source())
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }
}
