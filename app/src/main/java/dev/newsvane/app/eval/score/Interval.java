package dev.newsvane.app.eval.score;

import dev.newsvane.base.Json;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// A share with Wilson's interval of 95 % (Wilson 1927).
public record Interval(int of, int all) {
    private static final double Z = 1.959964;

    double share() {
        return Rates.ratio(of, all);
    }

    double low() {
        return all == 0 ? 0 : bound(-1);
    }

    double high() {
        return all == 0 ? 1 : bound(1);
    }

    private double bound(int sign) {
        var square = Z * Z / all;
        var middle = share() + square / 2;
        var reach = Z * Math.sqrt((share() * (1 - share()) + square / 4) / all);
        return (middle + sign * reach) / (1 + square);
    }

    ObjectNode json() {
        return Json.object().put("share", share()).put("low", low()).put("high", high());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f; %d of %d)", share(), low(), high(), of, all);
    }
}
