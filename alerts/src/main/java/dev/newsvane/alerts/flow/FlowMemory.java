package dev.newsvane.alerts.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is remembered of how much comes in.
public interface FlowMemory {
    void hold(Held match);

    /// Lets go of what was placed before a moment, in the order of placement.
    List<Held> release(Instant before);

    void keep(Rhythm rhythm);

    Optional<Rhythm> rhythm(String watch);

    /// In the order of the watches' names.
    List<Rhythm> rhythms();

    /// Lets go of watches of which nothing changed since then.
    void forgetRhythms(Instant before);

    void keep(Looked looked);

    Looked looked();
}
