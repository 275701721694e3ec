package dev.newsvane.bench.simulation;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A made-up source: when it published what, how much of it its feed shows, when its server was out of order.
/// Times in seconds since the start, those before it negative.
final class Outlet {
    static final int DAY = 86_400;
    static final int DAYS = 30;
    static final int END = DAYS * DAY;
    private static final double MEDIAN = 1;
    private static final double SPREAD = 2.4;
    private static final double SLOWEST = 1.0 / 30;
    private static final double FASTEST = 4 * 1440;
    private static final double BATCHING = 0.3;
    private static final double BATCH = 3;
    private static final double BURST_EVERY_HOURS = 72;
    private static final int LONGEST_BURST_HOURS = 4;
    private static final double BURST = 4;

    private final int window;
    private final int[] published;
    private final int[] outages;

    /// Published in rising order, as many before the start as the feed shows; of outages begin and end, in turn.
    private Outlet(int window, int[] published, int[] outages) {
        this.window = window;
        this.published = published;
        this.outages = outages;
    }

    /// Rates log-normal round one a day, a spread of 2.4, between one a month and four a minute: the busiest
    /// sixth of the sources brings 93 in a hundred items (Hmedeh et al., Characterizing Web Syndication Behavior
    /// and Content, 2011: 97). Windows log-uniform from 10 to 100 items. Each has a week of its own, shifted by
    /// whole hours; a burst of one to four hours at four times the rate every three days; three of ten publish in
    /// batches of three on average; an outage every 30 days, log-uniform from ten minutes to two days.
    static Outlet random(Week week, RandomGenerator random) {
        var rate = rate(random);
        var window = (int) Math.round(Math.exp(Math.log(10) + random.nextDouble() * Math.log(10)));
        var batch = random.nextDouble() < BATCHING ? BATCH : 1;
        return new Outlet(window, published(week, random, rate, window, batch), outages(random));
    }

    private static double rate(RandomGenerator random) {
        var rate = 0.0;
        while (rate < SLOWEST || rate > FASTEST) {
            rate = MEDIAN * Math.exp(SPREAD * random.nextGaussian());
        }
        return rate;
    }

    private static int[] published(Week week, RandomGenerator random, double rate, int window, double batch) {
        var times = new Times();
        var before = 0.0;
        for (var i = 0; i < window; i++) {
            before += -Math.log(1 - random.nextDouble()) / rate * DAY;
            times.add((int) Math.max(-before, -2e9));
        }
        var shift = random.nextInt(Week.HOURS);
        var burst = 0;
        for (var hour = 0; hour < DAYS * 24; hour++) {
            burst = burst > 0
                    ? burst - 1
                    : random.nextDouble() < 1 / BURST_EVERY_HOURS ? 1 + random.nextInt(LONGEST_BURST_HOURS) : 0;
            var expected = rate / 24 * week.at(hour + shift) * (burst > 0 ? BURST : 1);
            for (var left = poisson(random, expected / batch); left > 0; left--) {
                var at = hour * 3600 + random.nextInt(3600);
                do {
                    times.add(Math.min(END - 1, at + random.nextInt(60)));
                } while (random.nextDouble() > 1 / batch);
            }
        }
        return times.sorted();
    }

    private static int[] outages(RandomGenerator random) {
        var times = new Times();
        var at = exponential(random, DAYS * DAY);
        while (at < END) {
            var lasts = 600 * Math.exp(random.nextDouble() * Math.log(288));
            times.add((int) at);
            times.add((int) (at + lasts));
            at += lasts + exponential(random, DAYS * DAY);
        }
        return times.sorted();
    }

    private static double exponential(RandomGenerator random, double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    private static int poisson(RandomGenerator random, double expected) {
        var count = 0;
        for (var at = exponential(random, 1); at < expected; at += exponential(random, 1)) {
            count++;
        }
        return count;
    }

    /// How many items its feed shows, the newest ones.
    int window() {
        return window;
    }

    int items() {
        return published.length;
    }

    int published(int item) {
        return published[item];
    }

    boolean down(int at) {
        for (var i = 0; i < outages.length; i += 2) {
            if (at >= outages[i] && at < outages[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static final class Times {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
            values[size++] = value;
        }

        int[] sorted() {
            var all = Arrays.copyOf(values, size);
            Arrays.sort(all);
            return all;
        }
    }
}
