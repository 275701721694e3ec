package dev.newsvane.alerts.deliver;

import dev.newsvane.schemas.Endpoint;
import java.time.Instant;
import java.util.Optional;

/// Why nothing can be sent to an endpoint for now; what is meant for it waits.
public final class Blocked {
    static final String BAD_SECRET =
            "a secret of the endpoint is not whsec_ and 24 to 64 bytes in base64, nor whsk_ and an"
                    + " Ed25519 seed and the public key that belongs to it";

    private Blocked() {}

    static Optional<String> why(String name, Optional<Endpoint> endpoint, Instant now) {
        if (endpoint.isEmpty()) {
            return Optional.of("there is no endpoint named " + name);
        }
        if (endpoint.get().disabled()) {
            return Optional.of("the endpoint is disabled: " + disabled(endpoint.get()));
        }
        return Signature.usable(endpoint.get().signing(now)) ? Optional.empty() : Optional.of(BAD_SECRET);
    }

    /// Why an endpoint is disabled, and the way back.
    public static String disabled(Endpoint endpoint) {
        return endpoint.why().orElse("no reason given") + " ('newsvane endpoint enable " + endpoint.name()
                + "' has it tried again)";
    }
}
