package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.schemas.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What in an article shows that a query holds: few sentences that together show as many of its clauses as they can.
final class Passages {
    static final int MOST = 5;

    /// Of what a clause has in a field, its first so many are looked at for evidence.
    private static final int LOOKED_AT = 100;

    private Passages() {}

    /// A stretch of a field in UTF-16 units, and the clauses found in it.
    private record Found(Field field, int start, int end, Set<String> clauses) {}

    private record At(Field field, int start) implements Comparable<At> {
        @Override
        public int compareTo(At other) {
            return Comparator.comparing(At::field).thenComparingInt(At::start).compare(this, other);
        }
    }

    static List<Passage> of(Query query, Reading reading) {
        var found = found(query, reading);
        var chosen = new ArrayList<Found>();
        var shown = new HashSet<String>();
        for (var best = best(found, shown); best.isPresent() && chosen.size() < MOST; best = best(found, shown)) {
            chosen.add(best.get());
            shown.addAll(best.get().clauses);
        }
        chosen.sort(Comparator.comparing(Found::field).thenComparingInt(Found::start));
        return chosen.stream()
                .map(one -> passage(one, reading.sentences(one.field)))
                .toList();
    }

    /// The first of those that show most that was not shown: the title comes before the text.
    private static Optional<Found> best(List<Found> found, Set<String> shown) {
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

    private static int news(Found found, Set<String> shown) {
        var news = 0;
        for (var clause : found.clauses) {
            news += shown.contains(clause) ? 0 : 1;
        }
        return news;
    }

    private static List<Found> found(Query query, Reading reading) {
        var found = new TreeMap<At, Found>();
        for (var clause : new LinkedHashSet<>(Find.speaking(query, reading))) {
            for (var field : clause.fields()) {
                var words = reading.in(field).words();
                for (var span : Find.spans(clause.pattern(), reading.in(field), LOOKED_AT)) {
                    var stretch = reading.sentences(field)
                            .around(
                                    words.get(span.from()).start(),
                                    words.get(span.to()).end());
                    add(found, field.place(), stretch, clause.source());
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<At, Found> found, Field field, Stretch stretch, String clause) {
        var at = new At(field, stretch.start());
        var there = Optional.ofNullable(found.get(at));
        var clauses = new LinkedHashSet<>(there.map(Found::clauses).orElse(Set.of()));
        clauses.add(clause);
        found.put(
                at,
                new Found(
                        field,
                        stretch.start(),
                        Math.max(stretch.end(), there.map(Found::end).orElse(0)),
                        clauses));
    }

    private static Passage passage(Found found, Sentences in) {
        return new Passage(
                found.field.word(),
                in.codePoints(found.start),
                in.codePoints(found.end),
                in.text().substring(found.start, found.end),
                String.join(", ", found.clauses));
    }
}
