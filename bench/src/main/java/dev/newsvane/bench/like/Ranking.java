package dev.newsvane.bench.like;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What a way says of all articles for one example, beside the truth.
final class Ranking {
    private final int example;
    private final String event;
    private final double[] likeness;
    private final boolean[] same;

    /// @param example the number of the article that it is made of, which is left out
    /// @param same whether an article reports its event
    Ranking(int example, String event, double[] likeness, boolean[] same) {
        this.example = example;
        this.event = event;
        this.likeness = likeness;
        this.same = same;
    }

    int example() {
        return example;
    }

    String event() {
        return event;
    }

    /// What is found at a threshold.
    record Found(int right, int wrong, int missed) {
        double f() {
            return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return (double) right / Math.max(1, right + missed);
        }
    }

    /// What is found at each threshold from 0 to 100 percent.
    ///
    /// @param among the articles that are asked
    List<Found> thresholds(boolean[] among) {
        var right = new int[102];
        var wrong = new int[102];
        for (var i = 0; i < likeness.length; i++) {
            if (among[i] && i != example) {
                (same[i] ? right : wrong)[percent(likeness[i])]++;
            }
        }
        for (var percent = 100; percent >= 0; percent--) {
            right[percent] += right[percent + 1];
            wrong[percent] += wrong[percent + 1];
        }
        return IntStream.rangeClosed(0, 100)
                .mapToObj(percent -> new Found(right[percent], wrong[percent], right[0] - right[percent]))
                .toList();
    }

    /// The highest threshold that is met.
    private static int percent(double likeness) {
        return (int) Math.max(0, Math.min(100, Math.floor(likeness * 100 + 1e-7)));
    }

    /// Average precision; articles that are equally like count as in the worst order of them.
    double averagePrecision() {
        var order = IntStream.range(0, likeness.length)
                .filter(i -> i != example)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> -likeness[i]))
                .mapToInt(i -> i)
                .toArray();
        var all = Arrays.stream(order).filter(i -> same[i]).count();
        var sum = 0.0;
        var right = 0;
        for (var at = 0; at < order.length; ) {
            var behind = at;
            var here = 0;
            while (behind < order.length && likeness[order[behind]] == likeness[order[at]]) {
                here += same[order[behind++]] ? 1 : 0;
            }
            right += here;
            sum += here * (double) right / behind;
            at = behind;
        }
        return all == 0 ? 0 : sum / all;
    }
}
