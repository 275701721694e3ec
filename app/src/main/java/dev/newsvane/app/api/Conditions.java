package dev.newsvane.app.api;

import dev.newsvane.app.api.Kept.Standing;
import dev.newsvane.base.http.Route.Request;
import java.util.Optional;
import java.util.stream.Stream;

/// Under which conditions something is written (RFC 9110, section 13.1): so that nobody undoes unseen what another
/// wrote
/// meanwhile.
final class Conditions {
    private Conditions() {}

    /// @throws Problem where the entry is another than whoever asks has seen
    static void hold(Request request, Optional<Standing> there) {
        var seen = request.header("if-match").filter(tags -> !names(tags, there));
        if (seen.isPresent()) {
            throw new Problem(
                    412,
                    there.map(it -> "It has changed: its tag is " + it.tag() + " now.")
                            .orElse("There is none now."));
        }
        if (request.header("if-none-match").filter(tags -> names(tags, there)).isPresent()) {
            throw new Problem(412, "There is one already.");
        }
    }

    private static boolean names(String tags, Optional<Standing> there) {
        return there.filter(it -> tags.strip().equals("*")
                        || Stream.of(tags.split(",", -1)).map(String::strip).anyMatch(it.tag()::equals))
                .isPresent();
    }
}
