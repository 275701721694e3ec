package dev.newsvane.alerts.flow;

import java.util.List;

/// What the same time of day brought on the days before.
///
/// @param hours how many hours are known
/// @param sum of what they brought
/// @param size of the negative binomial that they are taken to follow
record Usual(int hours, int sum, double size) {
    /// No news is steadier than this: the mean of an hour varies by a fifth or so from day to day
    /// (1/√20 = 22 %).
    static final double STEADIEST = 20;

    /// Of few tellings little can be told: two at once do not make a rare subject a bursty one. So much
    /// is added to the squares that are compared, as if news of [#STEADIEST] had been seen.
    private static final double PRIOR = 1;

    /// The size by the method of moments, shrunk towards the steadiest.
    static Usual of(List<Integer> counts) {
        var sum = counts.stream().mapToInt(Integer::intValue).sum();
        var hours = counts.size();
        var mean = hours == 0 ? 0 : sum / (double) hours;
        var squares = counts.stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .sum();
        var variance = hours < 2 ? 0 : squares / (hours - 1);
        var more = Math.max(0, variance - mean);
        var size = (hours * mean * mean + PRIOR) / (hours * more + PRIOR / STEADIEST);
        return new Usual(hours, sum, Math.min(size, STEADIEST));
    }

    double mean() {
        return sum / (double) hours;
    }

    double chance(int seen) {
        return Chance.of(seen, sum, hours, size);
    }
}
