package dev.newsvane.bench.simulation;

/// What a rule brought: requests made, items seen, each after how long, and items missed.
final class Tally {
    private static final int LONGEST = 4 * Outlet.DAY;

    private final long[] delays = new long[LONGEST + 1];
    private long requests;
    private long missed;
    private double sum;

    /// One source, asked by a rule from a random moment of the first half hour until the end. What its first
    /// poll shows is its baseline and does not count.
    void follow(Outlet outlet, Rule rule, int from) {
        var there = 0;
        var seen = -1;
        var week = 0;
        var base = 0;
        var last = new Rule.Look(0, false, 0, outlet.window(), 0, 0, 0);
        for (var at = from; at < Outlet.END; at += rule.after(last)) {
            requests++;
            if (outlet.down(at)) {
                last = new Rule.Look(at, false, 0, last.window(), last.newest(), last.oldest(), last.lately());
                continue;
            }
            while (there < outlet.items() && outlet.published(there) <= at) {
                there++;
            }
            while (outlet.published(week) <= at - 7 * Outlet.DAY && week < there - 1) {
                week++;
            }
            var first = there - outlet.window();
            var fresh = 0;
            if (seen < 0) {
                base = first;
            } else {
                missed += Math.max(0, first - seen);
                for (var i = Math.max(first, seen); i < there; i++) {
                    delays[Math.min(LONGEST, at - outlet.published(i))]++;
                    sum += at - outlet.published(i);
                    fresh++;
                }
            }
            seen = there;
            var lately = outlet.published(week) <= at - 7 * Outlet.DAY ? 0 : there - Math.max(week, base);
            last = new Rule.Look(
                    at, true, fresh, outlet.window(), outlet.published(there - 1), outlet.published(first), lately);
        }
    }

    synchronized void add(Tally other) {
        requests += other.requests;
        missed += other.missed;
        sum += other.sum;
        for (var i = 0; i < delays.length; i++) {
            delays[i] += other.delays[i];
        }
    }

    long requests() {
        return requests;
    }

    long items() {
        return seen() + missed;
    }

    private long seen() {
        var all = 0L;
        for (var count : delays) {
            all += count;
        }
        return all;
    }

    double missedShare() {
        return (double) missed / items();
    }

    double requestsPerItem() {
        return (double) requests / items();
    }

    /// Minutes within which so large a share of the items that were seen was seen.
    double minutes(double share) {
        var left = (long) Math.ceil(seen() * share);
        var second = 0;
        while (left > delays[second]) {
            left -= delays[second++];
        }
        return second / 60.0;
    }

    double meanMinutes() {
        return sum / seen() / 60;
    }
}
