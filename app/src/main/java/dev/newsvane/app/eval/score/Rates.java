package dev.newsvane.app.eval.score;

import dev.newsvane.base.Json;
import tools.jackson.databind.node.ObjectNode;

/// Precision, recall and their harmonic mean, each 0 to 1.
public record Rates(double precision, double recall) {
    /// Rates of counts.
    ///
    /// @param right answers that are true
    /// @param wrong answers that are not
    /// @param missed truths without an answer
    public static Rates of(double right, double wrong, double missed) {
        return new Rates(ratio(right, right + wrong), ratio(right, right + missed));
    }

    /// 0 where there is nothing to divide by.
    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    public double f() {
        return ratio(2 * precision * recall, precision + recall);
    }

    public ObjectNode json() {
        return Json.object().put("precision", precision).put("recall", recall).put("f", f());
    }
}
