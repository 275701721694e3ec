package dev.newsvane.alerts.deliver;

import dev.newsvane.schemas.Endpoint;
import java.util.Optional;

/// Why nothing can be sent to an endpoint for now; what is meant for it waits.
final class Blocked {
    static final String BAD_SECRET = "a secret of the endpoint is not whsec_ or whsk_ and base64 of the right length";

    private Blocked() {}

    static Optional<String> why(String name, Optional<Endpoint> endpoint) {
        if (endpoint.isEmpty()) {
            return Optional.of("there is no endpoint named " + name);
        }
        if (endpoint.get().disabled()) {
            return Optional.of("the endpoint is disabled: "
                    + endpoint.get().why().orElse("no reason given")
                    + " ('newsvane endpoint enable " + name + "' has it tried again)");
        }
        return Signature.usable(endpoint.get().secrets()) ? Optional.empty() : Optional.of(BAD_SECRET);
    }
}
