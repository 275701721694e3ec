package dev.newsvane.schemas;

import dev.newsvane.base.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Where alerts are sent. Key: name.
///
/// @param name unique
/// @param kind how it takes alerts
/// @param url where; of chats it is a secret itself; empty where `to` says it
/// @param secrets signing secrets, newest first, each `whsec_` or `whsk_` and base64, as the origin says
/// @param disabled kept, not used
/// @param why why it is disabled
/// @param origin who wrote it: `file:PATH`, `cli`, `api`, `demo`
/// @param written when
/// @param format what a webhook is sent
/// @param to of e-mail the addresses, of a command its words, of a file its path
/// @param rotated instead of `secrets`, where they were rotated: the newest first, which signs alone once `overlap` is
/// over
/// @param overlap until when all of `rotated` sign
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
        List<String> to,
        List<String> rotated,
        Optional<Instant> overlap) {
    private static final String HIDDEN = "(not shown)";
    private static final Pattern HOST = Pattern.compile("… \\([0-9a-f]{4}\\)");
    private static final Pattern URL = Pattern.compile("(https?://[^/?#@]+)(?![^/?#])/?(.*)");

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
                List.of(),
                List.of(),
                Optional.empty());
    }

    /// The same, kept but not used from then on.
    public Endpoint disabled(String because, Instant at) {
        return new Endpoint(
                name, kind, url, secrets, true, Optional.of(because), origin, at, format, to, rotated, overlap);
    }

    /// The same, used from then on.
    public Endpoint enabled(Instant at) {
        return new Endpoint(
                name, kind, url, secrets, false, Optional.empty(), origin, at, format, to, rotated, overlap);
    }

    /// The same as another writes it.
    public Endpoint by(String other, Instant at) {
        return new Endpoint(name, kind, url, secrets, disabled, why, other, at, format, to, rotated, overlap);
    }

    /// What a message is signed with at that time, the newest first.
    public List<String> signing(Instant at) {
        if (rotated.isEmpty()) {
            return secrets;
        }
        return overlap.filter(at::isBefore).isPresent() ? rotated : rotated.subList(0, 1);
    }

    /// The same, signed with a new secret from then on. Of those before it the newest alone goes on: whoever rotates
    /// often would keep every secret for ever.
    ///
    /// @param until until then the newest that signs now does so too
    public Endpoint rotated(String fresh, Instant until, Instant at) {
        var all = Stream.concat(Stream.of(fresh), signing(at).stream().limit(1)).toList();
        return new Endpoint(name, kind, url, secrets, disabled, why, origin, at, format, to, all, Optional.of(until));
    }

    /// The same with the secrets of another that was rotated, as long as the origin says nothing new of them.
    public Endpoint signedAs(Endpoint other) {
        return secrets.equals(other.secrets)
                ? new Endpoint(
                        name,
                        kind,
                        url,
                        secrets,
                        disabled,
                        why,
                        origin,
                        written,
                        format,
                        to,
                        other.rotated,
                        other.overlap)
                : this;
    }

    /// Whether both tell the same place in the same way, whoever wrote them, whether or not they are used, and whatever
    /// secrets were rotated.
    public boolean tellsAs(Endpoint other) {
        return other.enabled(written).by(origin, written).signedAs(this).equals(enabled(written));
    }

    /// The same for a person's eyes: who knows the path of a chat's URL may write there, so may who knows that of many
    /// another receiver, and a command's words but the first may be a password.
    public Endpoint shown() {
        var hidden = secrets.stream().map(_ -> HIDDEN).toList();
        var shown = kind == EndpointKind.COMMAND && to.size() > 1 ? List.of(to.getFirst(), HIDDEN) : to;
        var fresh = rotated.stream().map(_ -> HIDDEN).toList();
        return new Endpoint(
                name, kind, host(url), hidden, disabled, why, origin, written, format, shown, fresh, overlap);
    }

    /// The host, and four characters made of the whole, which tell two URLs of a host apart; what is so already stays.
    private static String host(String url) {
        var parts = URL.matcher(url);
        if (parts.matches() && HOST.matcher(parts.group(2)).matches()) {
            return url;
        }
        if (!parts.matches()) {
            return url.isEmpty() ? "" : HIDDEN;
        }
        return parts.group(1) + "/"
                + (parts.group(2).isEmpty() ? "" : "… (" + Ids.of(url).substring(0, 4) + ")");
    }

    /// Without the secrets: a record is easily logged.
    @Override
    public String toString() {
        return "Endpoint[name=%s, kind=%s, url=%s, secrets=%d, disabled=%s, why=%s, origin=%s, written=%s]"
                .formatted(name, kind, shown().url, secrets.size(), disabled, why, origin, written);
    }
}
