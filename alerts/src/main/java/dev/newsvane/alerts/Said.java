package dev.newsvane.alerts;

import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Correction;
import java.util.Optional;

/// What a watch says of a story.
///
/// @param milestone what of it, once and for all
/// @param correction what is corrected, where something is
record Said(AlertKind kind, String milestone, Optional<Correction> correction) {
    static Said of(AlertKind kind, String milestone) {
        return new Said(kind, milestone, Optional.empty());
    }
}
