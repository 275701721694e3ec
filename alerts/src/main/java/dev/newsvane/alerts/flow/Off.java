package dev.newsvane.alerts.flow;

import java.time.Duration;
import java.time.Instant;

/// A time in which nobody looked.
public record Off(Instant from, Instant to) {
    boolean meets(Instant begin, Instant end) {
        return from.isBefore(end) && to.isAfter(begin);
    }

    Duration within(Instant begin, Instant end) {
        var first = from.isAfter(begin) ? from : begin;
        var last = to.isBefore(end) ? to : end;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
