package dev.newsvane.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where alerts are sent. Key: name.
///
/// @param name unique
/// @param kind how it takes alerts
/// @param url where; of chats it is a secret itself; empty where `to` says it
/// @param secrets signing secrets, newest first, each `whsec_` and base64
/// @param disabled kept, not used
/// @param why why it is disabled
/// @param origin who wrote it: `file:PATH`, `cli`, `demo`
/// @param written when
/// @param format what a webhook is sent
/// @param to of e-mail the addresses, of a command its words, of a file its path
public record Endpoint(
        String name,
        EndpointKind kind,
        String url,
        List<String> secrets,
        boolean disabled,
        Optional<String> why,
        String origin,
        Instant written,
        EndpointFormat format,
        List<String> to) {
    /// A webhook that is told in JSON and signed for.
    public static Endpoint webhook(String name, String url, List<String> secrets, String origin, Instant written) {
        return new Endpoint(
                name,
                EndpointKind.WEBHOOK,
                url,
                secrets,
                false,
                Optional.empty(),
                origin,
                written,
                EndpointFormat.JSON,
                List.of());
    }

    /// The same, kept but not used from then on.
    public Endpoint disabled(String because, Instant at) {
        return new Endpoint(name, kind, url, secrets, true, Optional.of(because), origin, at, format, to);
    }

    /// The same, used from then on.
    public Endpoint enabled(Instant at) {
        return new Endpoint(name, kind, url, secrets, false, Optional.empty(), origin, at, format, to);
    }

    /// The same as another writes it.
    public Endpoint by(String other, Instant at) {
        return new Endpoint(name, kind, url, secrets, disabled, why, other, at, format, to);
    }

    /// Whether both tell the same place in the same way, whoever wrote them and whether or not they are used.
    public boolean tellsAs(Endpoint other) {
        return other.enabled(written).by(origin, written).equals(enabled(written));
    }

    /// The same for a person's eyes: who knows the URL of a chat may write there, and a webhook's query may hold a
    /// token, a command's words but the first a password.
    public Endpoint shown() {
        var where = kind == EndpointKind.WEBHOOK
                ? url.replaceFirst("\\?.*", "?…")
                : url.replaceFirst("(?<=[^:/])/.*", "/…");
        var hidden = secrets.stream().map(_ -> "(not shown)").toList();
        var shown = kind == EndpointKind.COMMAND && to.size() > 1 ? List.of(to.getFirst(), "(not shown)") : to;
        return new Endpoint(name, kind, where, hidden, disabled, why, origin, written, format, shown);
    }

    /// Without the secrets: a record is easily logged.
    @Override
    public String toString() {
        return "Endpoint[name=%s, kind=%s, url=%s, secrets=%d, disabled=%s, why=%s, origin=%s, written=%s]"
                .formatted(name, kind, shown().url, secrets.size(), disabled, why, origin, written);
    }
}
