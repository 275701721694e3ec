package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.schemas.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
    ///
    /// @param places of clauses that must stand several times, each by a number of its own
    /// @param spots where each clause stands first
    private record Found(
            Field field, int start, int end, BitSet clauses, BitSet places, NavigableMap<Integer, Spot> spots) {}

    private record Spot(Field field, Find.Span span) {}

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
        choose(found, Found::clauses, chosen);
        choose(found, Found::places, chosen);
        chosen.sort(Comparator.comparing(Found::field).thenComparingInt(Found::start));
        return chosen.stream().map(one -> passage(one, clauses, reading)).toList();
    }

    /// Chooses more, as long as they show something that was not shown.
    private static void choose(List<Found> found, Function<Found, BitSet> what, List<Found> chosen) {
        var shown = new BitSet();
        chosen.forEach(one -> shown.or(what.apply(one)));
        for (var best = best(found, what, shown);
                best.isPresent() && chosen.size() < MOST;
                best = best(found, what, shown)) {
            chosen.add(best.get());
            shown.or(what.apply(best.get()));
        }
    }

    /// The first of those that show most that was not shown: the title comes before the text.
    private static Optional<Found> best(List<Found> found, Function<Found, BitSet> what, BitSet shown) {
        var best = Optional.<Found>empty();
        var most = 0;
        for (var one : found) {
            var news = news(what.apply(one), shown);
            if (news > most) {
                most = news;
                best = Optional.of(one);
            }
        }
        return best;
    }

    private static int news(BitSet shows, BitSet shown) {
        var news = (BitSet) shows.clone();
        news.andNot(shown);
        return news.cardinality();
    }

    private static List<Found> found(List<Query.Clause> clauses, Reading reading) {
        var found = new TreeMap<At, Found>();
        var places = 0;
        for (var number = 0; number < clauses.size(); number++) {
            var clause = clauses.get(number);
            var wanted = clause.times() > 1 ? clause.times() : 0;
            for (var field : clause.fields().stream().sorted().toList()) {
                var words = reading.in(field).words();
                for (var span : Find.spans(clause.pattern(), reading.in(field), LOOKED_AT)) {
                    var stretch = reading.sentences(field)
                            .around(
                                    words.get(span.from()).start(),
                                    words.get(span.to()).end());
                    var one = new Found(
                            field.place(),
                            stretch.start(),
                            stretch.end(),
                            new BitSet(),
                            new BitSet(),
                            new TreeMap<>(Map.of(number, new Spot(field, span))));
                    one.clauses.set(number);
                    if (wanted > 0) {
                        one.places.set(places++);
                        wanted--;
                    }
                    found.merge(new At(one.field, one.start), one, Passages::both);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static Found both(Found one, Found other) {
        one.clauses.or(other.clauses);
        one.places.or(other.places);
        other.spots.forEach(one.spots::putIfAbsent);
        return new Found(one.field, one.start, Math.max(one.end, other.end), one.clauses, one.places, one.spots);
    }

    private static Passage passage(Found found, List<Query.Clause> clauses, Reading reading) {
        var in = reading.sentences(found.field);
        return new Passage(
                found.field.word(),
                in.codePoints(found.start),
                in.codePoints(found.end),
                in.text().substring(found.start, found.end),
                found.spots.entrySet().stream()
                        .map(spot -> Wording.of(
                                clauses.get(spot.getKey()), spot.getValue().field, spot.getValue().span, reading))
                        .distinct()
                        .collect(Collectors.joining(", ")));
    }
}
