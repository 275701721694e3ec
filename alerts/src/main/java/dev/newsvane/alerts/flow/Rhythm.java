package dev.newsvane.alerts.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How much of what a watch matches came in, and what it said of that. What counts is tellings: a
/// publisher's own on a story, once within an hour.
///
/// @param watch the watch's name
/// @param asks what it asks: of a watch that asks otherwise, what came in before tells nothing
/// @param since from when it is counted
/// @param newest the hour of the last count, in hours since 1970
/// @param hours tellings of each hour up to that, of the days that are compared with
/// @param at when the tellings of the last hour were placed, in ms since 1970
/// @param who what they tell, at the same places
/// @param busy when more than usual came in last, since a spike was said; empty: it has calmed
/// @param last the last match
/// @param silenced that nothing has come in since was said
/// @param which ids of the articles that told the latest of them, latest last
public record Rhythm(
        String watch,
        String asks,
        Instant since,
        long newest,
        List<Integer> hours,
        List<Long> at,
        List<Long> who,
        Optional<Instant> busy,
        Optional<Held> last,
        boolean silenced,
        List<String> which) {
    private static final int DAY = 24;
    private static final int DAYS = 28;
    private static final int KEPT = DAYS * DAY + 3;
    private static final Duration HOUR = Duration.ofHours(1);

    /// More tellings than this within an hour are not told apart, and so are no spike.
    private static final int MOST = 1000;

    /// More articles are not named: an alert is no archive.
    private static final int MOST_NAMED = 50;

    static Rhythm begun(String watch, String asks, Instant since) {
        return new Rhythm(
                watch,
                asks,
                since,
                since.toEpochMilli() / HOUR.toMillis(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of());
    }

    /// When anything of it changed last.
    public Instant touched() {
        return last.map(Held::placed).orElse(since);
    }

    /// A match came in.
    Rhythm matched(Held match) {
        return new Rhythm(watch, asks, since, newest, hours, at, who, busy, Optional.of(match), false, which);
    }

    /// It was said that nothing has come in since.
    Rhythm quiet() {
        return new Rhythm(watch, asks, since, newest, hours, at, who, busy, last, true, which);
    }

    Rhythm busy(Optional<Instant> lately) {
        return new Rhythm(watch, asks, since, newest, hours, at, who, lately, last, silenced, which);
    }

    /// How many were placed in the hour before a moment.
    int seen(Instant moment) {
        return (int) at.stream().filter(one -> within(one, moment)).count();
    }

    /// The articles that told them, as far as they are kept, the newest first.
    List<String> articles(Instant moment) {
        return IntStream.range(0, which.size())
                .filter(i -> within(at.get(unnamed() + i), moment))
                .mapToObj(which::get)
                .toList()
                .reversed();
    }

    /// How many of the last hour are not named: the first of them.
    private int unnamed() {
        return at.size() - which.size();
    }

    private static boolean within(long one, Instant moment) {
        var age = moment.toEpochMilli() - one;
        return age >= 0 && age < HOUR.toMillis();
    }

    /// Whether the same was told within the hour before.
    boolean knows(Held match) {
        var telling = match.telling();
        return IntStream.range(0, at.size()).anyMatch(i -> who.get(i) == telling && within(at.get(i), match.placed()));
    }

    /// One telling more.
    Rhythm told(Held match) {
        var moment = match.placed();
        var recent = IntStream.range(0, at.size())
                .filter(i -> within(at.get(i), moment) || at.get(i) > moment.toEpochMilli())
                .skip(Math.max(0, at.size() - MOST + 1))
                .boxed()
                .toList();
        var when = new ArrayList<>(recent.stream().map(at::get).toList());
        var what = new ArrayList<>(recent.stream().map(who::get).toList());
        when.add(moment.toEpochMilli());
        what.add(match.telling());
        var named = Stream.concat(
                        recent.stream().filter(i -> i >= unnamed()).map(i -> which.get(i - unnamed())),
                        Stream.of(match.evidence().article()))
                .toList();
        var hour = moment.toEpochMilli() / HOUR.toMillis();
        var counts = new ArrayList<>(hours);
        for (var next = newest; next < Math.min(hour, newest + KEPT); next++) {
            counts.add(0);
        }
        var end = Math.max(hour, newest);
        if (counts.isEmpty()) {
            counts.add(0);
        }
        var place = counts.size() - 1 - (int) (end - hour);
        if (place >= 0) {
            counts.set(place, counts.get(place) + 1);
        }
        var kept = List.copyOf(counts.subList(Math.max(0, counts.size() - KEPT), counts.size()));
        return new Rhythm(
                watch,
                asks,
                since,
                end,
                kept,
                List.copyOf(when),
                List.copyOf(what),
                busy,
                last,
                silenced,
                named.subList(Math.max(0, named.size() - MOST_NAMED), named.size()));
    }

    /// What the same time of day brought on the days before, the hour of a moment with two before and
    /// one after: an hour back lies in two of them, and clocks are put forward and back. Hours that
    /// nobody looked at are left out.
    Usual usual(Instant moment, Looked looked) {
        var hour = moment.toEpochMilli() / HOUR.toMillis();
        var counts = new ArrayList<Integer>();
        for (var day = 1; day <= DAYS; day++) {
            for (var next = -2; next <= 1; next++) {
                var one = hour - (long) day * DAY + next;
                var begin = Instant.ofEpochMilli(one * HOUR.toMillis());
                if (!begin.isBefore(since) && looked.fairly(begin, begin.plus(HOUR))) {
                    counts.add(count(one));
                }
            }
        }
        return Usual.of(counts);
    }

    private int count(long hour) {
        var place = hours.size() - 1 - (newest - hour);
        return place >= 0 && place < hours.size() ? hours.get((int) place) : 0;
    }
}
