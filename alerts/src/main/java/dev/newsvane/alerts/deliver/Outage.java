package dev.newsvane.alerts.deliver;

import java.time.Duration;
import java.time.Instant;

/// A time in which an endpoint took nothing that it was sent.
///
/// @param since when the first try began that failed
/// @param last when the latest did
/// @param detail what came of it, a sentence
public record Outage(Instant since, Instant last, String detail) {
    /// How much of the time has passed after which the endpoint is disabled; more than 100 where nothing waited for it.
    ///
    /// @param most that time (`deliver.disable-after`)
    public int percent(Duration most, Instant now) {
        var passed = Duration.between(since, now).toMillis();
        return Math.clamp(passed * 100 / Math.max(1, most.toMillis()), 0, Integer.MAX_VALUE);
    }

    /// What an operator is told of the endpoint.
    ///
    /// @param percent as [#percent] says
    public String words(int percent) {
        return "has taken nothing since " + since + ", " + percent + " % of the time after which it is disabled: "
                + detail;
    }
}
