package dev.newsvane.schemas;

import java.time.Instant;
import java.util.Optional;

/// When what a watch says is told. That it was said is kept at once.
///
/// @param quiet when nobody is told
/// @param digest what is told together; absent: each at once
public record Telling(Optional<Quiet> quiet, Optional<Digest> digest) {
    public static final Telling AT_ONCE = new Telling(Optional.empty(), Optional.empty());

    /// When what was said at a moment is to be told.
    public Instant due(Instant said) {
        var told = digest.map(together -> together.after(said)).orElse(said);
        return heldUntil(told).orElse(told);
    }

    /// When quiet hours end, if a moment is among them.
    public Optional<Instant> heldUntil(Instant at) {
        return quiet.flatMap(hours -> hours.until(at));
    }
}
