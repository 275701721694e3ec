package dev.newsvane.app.api;

import dev.newsvane.app.config.ByHand;
import dev.newsvane.base.http.Route.Request;
import dev.newsvane.console.Credentials;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.schemas.Author;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Who may write, who it was, and what was sent. Without a token nobody may, for whatever runs on this machine could. A
/// page of another site may not either, whatever its user's browser shows for it (OWASP, Cross-Site Request Forgery
/// Prevention, by `Sec-Fetch-Site` and `Origin`).
///
/// @param token whether one has to be shown, and was
/// @param url under which the world reaches this server
record Writers(boolean token, Optional<URI> url) {
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final Set<String> TYPES =
            Set.of("application/json", "application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");
    private static final Pattern CHARSET = Pattern.compile("charset *= *\"?([^\"; ]*)\"?");

    static Writers of(HttpSettings settings) {
        return new Writers(settings.token().isPresent(), settings.url());
    }

    /// @throws Problem where nobody may write, or a page of another site asks
    void admit(Request request) {
        if (!token) {
            throw new Problem(
                    403, "Nothing is written without a token; right would be http.token in the file, and to show it.");
        }
        var page = request.header("sec-fetch-site").filter(site -> !OURS.contains(site));
        if (page.isPresent()
                || request.header("origin").filter(it -> !ours(it, request)).isPresent()) {
            throw new Problem(403, "A page of another site asks; nothing is written for it.");
        }
    }

    /// Any page could make its users' browsers ask for what is heavy to read, though it sees no answer.
    ///
    /// @throws Problem where a page of another site asks
    static void admitReader(Request request) {
        if (request.header("sec-fetch-site").filter("cross-site"::equals).isPresent()) {
            throw new Problem(403, "A page of another site asks; nothing is read for it.");
        }
    }

    private boolean ours(String origin, Request request) {
        return Optional.of(origin)
                .filter(it -> it.contains("://"))
                .map(it -> it.substring(it.indexOf("://") + 3).toLowerCase(Locale.ROOT))
                .filter(host -> host.equals(request.header("host").orElse("").toLowerCase(Locale.ROOT))
                        || url.filter(it -> host.equalsIgnoreCase(it.getRawAuthority()))
                                .isPresent())
                .isPresent();
    }

    /// Who writes: the name that was shown with the token, which anybody who has that may choose; of a bearer `token`.
    static Author author(Request request) {
        var name = Credentials.of(request).flatMap(Credentials::user).filter(user -> !user.isBlank());
        return new Author(name.orElse("token"), ByHand.API);
    }

    /// What was sent, as text.
    ///
    /// @throws Problem where it is no text of JSON or YAML
    static String text(Request request) {
        var type = request.header("content-type").orElse("application/yaml").toLowerCase(Locale.ROOT);
        var charset = CHARSET.matcher(type);
        if (!TYPES.contains(type.replaceFirst(";.*", "").strip())
                || (charset.find() && !charset.group(1).equals("utf-8"))
                || request.header("content-encoding")
                        .filter(coding -> !coding.equalsIgnoreCase("identity"))
                        .isPresent()) {
            throw new Problem(415, "Right would be application/json or application/yaml, in UTF-8 and not compressed.");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(request.body().toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Problem(422, "The body is not UTF-8.");
        }
    }
}
