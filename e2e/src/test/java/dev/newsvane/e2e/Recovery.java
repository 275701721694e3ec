package dev.newsvane.e2e;

import dev.newsvane.testkit.Receiver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How long something cost, from the moment it happened: by what was published only afterwards, which has the whole way
/// to go, from the poll to the receiver.
///
/// @param complete whether every site's news is there again, and alerts are
/// @param first until the first article
/// @param all until each site had one
/// @param alert until the first alert was received
/// @param articleGap the longest time in which no article came
/// @param alertGap the longest time in which no alert was received
record Recovery(
        boolean complete, Duration first, Duration all, Duration alert, Duration articleGap, Duration alertGap) {
    /// @param later the URLs of what was published since
    static Recovery of(
            Instant since,
            Collection<String> later,
            int sites,
            Map<String, Instant> arrived,
            List<Receiver.Receipt> accepted) {
        var firsts = new HashMap<String, Instant>();
        for (var url : later) {
            Optional.ofNullable(arrived.get(url))
                    .ifPresent(at -> firsts.merge(
                            URI.create(url).getHost(), at, (one, other) -> one.isBefore(other) ? one : other));
        }
        var alerts = accepted.stream()
                .filter(receipt -> later.contains(EachOnce.url(receipt)))
                .map(Receiver.Receipt::at)
                .sorted()
                .toList();
        var first = firsts.values().stream().min(Instant::compareTo).orElse(since);
        var all = firsts.values().stream().max(Instant::compareTo).orElse(since);
        var alert = alerts.isEmpty() ? since : alerts.getFirst();
        var end = all.isAfter(alert) ? all : alert;
        return new Recovery(
                firsts.size() == sites && !alerts.isEmpty(),
                Duration.between(since, first),
                Duration.between(since, all),
                Duration.between(since, alert),
                Arrivals.longestGap(arrived.values(), since, end),
                Arrivals.longestGap(accepted.stream().map(Receiver.Receipt::at).toList(), since, end));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "what was published after it: first article %.1f s, of every site %.1f s, first alert %.1f s;"
                        + " longest pause of articles %.1f s, of alerts %.1f s",
                seconds(first),
                seconds(all),
                seconds(alert),
                seconds(articleGap),
                seconds(alertGap));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
