package dev.newsvane.bench;

import java.util.Locale;

/// A share with Wilson's interval of 95 % (Wilson 1927).
record Interval(int of, int all) {
    private static final double Z = 1.959964;

    double share() {
        return all == 0 ? 0 : (double) of / all;
    }

    private double bound(int sign) {
        if (all == 0) {
            return sign < 0 ? 0 : 1;
        }
        var square = Z * Z / all;
        var middle = share() + square / 2;
        var reach = Z * Math.sqrt((share() * (1 - share()) + square / 4) / all);
        return (middle + sign * reach) / (1 + square);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f; %d of %d)", share(), bound(-1), bound(1), of, all);
    }
}
