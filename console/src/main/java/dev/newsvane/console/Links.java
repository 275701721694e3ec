package dev.newsvane.console;

import dev.newsvane.base.http.Route.Request;
import java.net.URI;
import java.util.Optional;

/// What links begin with, so that whoever asked can follow them.
///
/// @param url under which the world reaches this server; absent: as whoever asks calls it
public record Links(Optional<URI> url) {
    /// Without a slash at its end.
    public String base(Request request) {
        return url.map(URI::toString)
                .map(text -> text.replaceFirst("/+$", ""))
                .orElseGet(() -> "http://"
                        + request.header("host")
                                .filter(host -> host.matches("[\\w.:\\[\\]-]+"))
                                .orElse("localhost"));
    }
}
