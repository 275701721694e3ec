package dev.newsvane.alerts.flow;

import dev.newsvane.schemas.Coverage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// When anybody looked at the sources at all: what was not looked at was not silent, and what comes in
/// a heap afterwards is no spike. A pure function of `coverage`.
///
/// @param since the first that is known
/// @param until the last that is known
/// @param settled up to when everything that was placed has been counted
/// @param lookers instances that spoke lately
/// @param offs times in which nobody looked, in their order, apart from each other
public record Looked(Instant since, Instant until, Instant settled, List<Looker> lookers, List<Off> offs) {
    public static final Looked NEVER = new Looked(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, List.of(), List.of());

    /// Who has said nothing for so long looks no more. Instances speak every 10 s.
    private static final Duration UNHEARD = Duration.ofMinutes(1);

    /// What was placed stands in the log so long afterwards at the latest: a transaction that takes
    /// longer than its time-out of 10 s is undone. The rest is for clocks that differ.
    private static final Duration SETTLING = Duration.ofMinutes(1);

    /// Instances may speak more often than things need to be decided.
    private static final Duration STEP = Duration.ofSeconds(5);

    private static final Duration APART = Duration.ofMinutes(2);

    /// A shorter pause leaves no heap behind.
    private static final Duration NOTABLE = Duration.ofMinutes(10);

    /// So long after a pause what comes is what had waited.
    static final Duration CATCHING_UP = Duration.ofHours(1);

    private static final Duration REMEMBERED = Duration.ofDays(60);
    private static final int MOST = 500;

    Looked heard(Coverage coverage) {
        var now = coverage.now();
        if (lookers.isEmpty()) {
            return new Looked(now, now, settled, List.of(Looker.of(coverage)), offs);
        }
        var others = lookers.stream()
                .filter(one -> !one.instance().equals(coverage.instance()))
                .toList();
        var newest = others.stream().map(Looker::at).reduce(now, Looked::later);
        if (newest.plus(UNHEARD).isBefore(until)) {
            return setBack(newest).heard(coverage);
        }
        var last = later(now, until);
        var heard = Stream.concat(
                        others.stream().filter(one -> one.at().plus(UNHEARD).isAfter(last)),
                        Stream.of(Looker.of(coverage)))
                .toList();
        var seen = look(heard) && !until.plus(UNHEARD).isBefore(last);
        return new Looked(since, last, settled, heard, seen || last.equals(until) ? offs : with(new Off(until, last)));
    }

    /// Whether of all sources together no more than half are out of sight: a small instance whose few sources fail does
    /// not blind the others.
    private static boolean look(List<Looker> heard) {
        var sources = heard.stream().mapToLong(Looker::sources).sum();
        var unseen = heard.stream().mapToLong(Looker::unseen).sum();
        return sources > 0 && 2 * unseen <= sources;
    }

    /// A clock that had run ahead was set back: nobody says any more what it said.
    private Looked setBack(Instant to) {
        var past = offs.stream()
                .filter(off -> off.from().isBefore(to))
                .map(off -> off.to().isAfter(to) ? new Off(off.from(), to) : off)
                .toList();
        var begun = since.isAfter(to) ? to : since;
        var decided = settled.isAfter(to.minus(SETTLING)) ? to.minus(SETTLING) : settled;
        return new Looked(begun, to, decided, lookers, past);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Times that are hardly apart are one: who looks for a moment now and then has not looked.
    private List<Off> with(Off off) {
        var all = new ArrayList<>(offs);
        all.removeIf(old -> old.to().plus(REMEMBERED).isBefore(off.to()));
        var goesOn = !all.isEmpty() && !all.getLast().to().plus(APART).isBefore(off.from());
        all.add(goesOn ? new Off(all.removeLast().from(), off.to()) : off);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /// Up to when everything that was placed is known.
    Instant horizon() {
        return until.minus(SETTLING);
    }

    /// Whether it is time to decide again.
    boolean due() {
        return !settled.plus(STEP).isAfter(horizon());
    }

    /// Whether another minute has begun: to look at all that may be silent costs more than to look at what came.
    boolean minute() {
        return settled.truncatedTo(ChronoUnit.MINUTES).isBefore(horizon().truncatedTo(ChronoUnit.MINUTES));
    }

    Looked decided() {
        return new Looked(since, until, horizon(), lookers, offs);
    }

    /// For how long anybody looked between two moments.
    Duration between(Instant from, Instant to) {
        return offs.stream().map(off -> off.within(from, to)).reduce(Duration.between(from, to), Duration::minus);
    }

    /// Whether what came in between two moments tells how much there was: it was looked at all the
    /// while, and there was no heap to be caught up with.
    boolean fairly(Instant from, Instant to) {
        return !since.isAfter(from)
                && offs.stream()
                        .filter(off -> off.length().compareTo(NOTABLE) >= 0)
                        .noneMatch(off -> off.meets(from.minus(CATCHING_UP), to));
    }
}
