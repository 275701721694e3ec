package dev.newsvane.alerts;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How watches speak.
///
/// @param milestones numbers of independent publishers at which a growing story speaks again, unless its watch says
///     otherwise
/// @param tooOld an article fetched so long after its event pages nobody
/// @param late an article fetched so long after its event is called late
/// @param memory what was said of a story is remembered so long after its last article; longer than stories are open
/// @param replay name of the replay whose alerts are made; empty in the live flow
public record AlertSettings(
        List<Integer> milestones, Duration tooOld, Duration late, Duration memory, Optional<String> replay) {
    public static final AlertSettings DEFAULT = new AlertSettings(
            List.of(3, 5, 10, 25), Duration.ofDays(2), Duration.ofMinutes(10), Duration.ofDays(60), Optional.empty());

    public AlertSettings {
        milestones = milestones.stream().sorted().toList();
    }

    /// The same for a replay.
    public AlertSettings replaying(String name) {
        return new AlertSettings(milestones, tooOld, late, memory, Optional.of(name));
    }
}
