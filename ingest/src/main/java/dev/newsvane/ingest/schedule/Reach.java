package dev.newsvane.ingest.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether it is us who cannot reach the web: what came of the last requests, one for each of the last hosts
/// asked. When nearly all of them are silent at once, no source is to blame.
///
/// @param last oldest first
public record Reach(List<Outcome> last) {
    /// Nothing has been asked yet.
    public static final Reach UNKNOWN = new Reach(List.of());

    private static final int KEPT = 8;
    private static final int LEAST = 5;
    private static final double NEARLY_ALL = 0.85;
    private static final Duration RECENT = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(1);

    /// What came of a request.
    ///
    /// @param silent there was no answer at all: no address, no connection, no word in time
    public record Outcome(String host, boolean silent, Instant at) {}

    /// With one more outcome; it replaces the host's last, and the oldest go.
    public Reach with(Outcome outcome) {
        var next = new ArrayList<Outcome>(KEPT + 1);
        last.stream().filter(each -> !each.host().equals(outcome.host())).forEach(next::add);
        next.add(outcome);
        return new Reach(List.copyOf(next.subList(Math.max(0, next.size() - KEPT), next.size())));
    }

    /// Whether we are cut off: of at least five hosts asked within ten minutes, nearly all were silent.
    public boolean cutOff(Instant now) {
        var recent = last.stream()
                .filter(each -> each.at().plus(RECENT).isAfter(now))
                .toList();
        var silent = recent.stream().filter(Outcome::silent).count();
        return recent.size() >= LEAST && silent >= NEARLY_ALL * recent.size();
    }

    /// When a source is asked again that we could not reach: soon, and not oftener than usual.
    public static Duration wait(Duration interval) {
        return interval.compareTo(SOON) < 0 ? interval : SOON;
    }
}
