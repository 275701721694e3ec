package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where alerts are sent. Key: name.
///
/// @param name unique
/// @param kind how it takes alerts
/// @param url where
/// @param secrets signing secrets, newest first, each `whsec_` and base64
/// @param disabled kept, not used
/// @param why why it is disabled
/// @param origin who wrote it: `file:PATH`, `cli`, `demo`
/// @param written when
public record Endpoint(
        String name,
        EndpointKind kind,
        String url,
        List<String> secrets,
        boolean disabled,
        Optional<String> why,
        String origin,
        Instant written) {
    /// The same, kept but not used from then on.
    public Endpoint disabled(String because, Instant at) {
        return new Endpoint(name, kind, url, secrets, true, Optional.of(because), origin, at);
    }

    /// The same, used from then on.
    public Endpoint enabled(Instant at) {
        return new Endpoint(name, kind, url, secrets, false, Optional.empty(), origin, at);
    }

    /// Without the secrets: a record is easily logged.
    @Override
    public String toString() {
        return "Endpoint[name=%s, kind=%s, url=%s, secrets=%d, disabled=%s, why=%s, origin=%s, written=%s]"
                .formatted(name, kind, url, secrets.size(), disabled, why, origin, written);
    }
}
