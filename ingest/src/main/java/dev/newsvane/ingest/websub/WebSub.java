package dev.newsvane.ingest.websub;

import java.util.Optional;

/// Whether and how hubs are asked to push.
///
/// @param callback the public URL of the route `/websub`; absent: no hub is asked
public record WebSub(Optional<String> callback, WebSubSettings settings) {
    /// What holds where nothing is said.
    public static final WebSub OFF = new WebSub(Optional.empty(), WebSubSettings.defaults());
}
