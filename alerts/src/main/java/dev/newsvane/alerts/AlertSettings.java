package dev.newsvane.alerts;

import dev.newsvane.schemas.Placement;
import java.time.Duration;
import java.util.List;

/// How watches speak.
///
/// @param milestones numbers of independent publishers at which a growing story speaks again, unless its watch says
///     otherwise
/// @param tooOld an article fetched so long after its event pages nobody
/// @param late an article fetched so long after its event is called late
/// @param memory what was said of a story is remembered so long after its last article; longer than stories are open
public record AlertSettings(List<Integer> milestones, Duration tooOld, Duration late, Duration memory) {
    public static final AlertSettings DEFAULT =
            new AlertSettings(List.of(3, 5, 10, 25), Duration.ofDays(2), Duration.ofMinutes(10), Duration.ofDays(60));

    public AlertSettings {
        if (milestones.stream().anyMatch(milestone -> milestone < 2 || milestone > Placement.MOST_INDEPENDENT)) {
            throw new IllegalArgumentException("milestones read " + milestones
                    + "; right would be numbers of publishers, 2 to " + Placement.MOST_INDEPENDENT);
        }
        milestones = milestones.stream().distinct().sorted().toList();
    }

    /// The same for a replay, whose name its alerts bear.
    public Replaying replaying(String name) {
        return new Replaying(this, name);
    }

    /// How watches speak in a replay.
    public record Replaying(AlertSettings settings, String name) {}
}
