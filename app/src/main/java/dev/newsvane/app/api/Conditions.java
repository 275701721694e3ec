package dev.newsvane.app.api;

import dev.newsvane.app.api.Kept.Standing;
import dev.newsvane.base.http.Route.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Under which conditions something is written (RFC 9110, section 13.1): so that nobody undoes unseen what another
/// wrote meanwhile.
final class Conditions {
    private Conditions() {}

    /// @throws Problem where the entry is another than whoever asks has seen
    static void hold(Request request, Optional<Standing> there) {
        if (tags(request, "if-match").filter(tags -> !names(tags, there)).isPresent()) {
            throw new Problem(
                    412,
                    there.map(it -> "It has changed: its tag is " + it.tag() + " now.")
                            .orElse("There is none now."));
        }
        if (tags(request, "if-none-match")
                .map(Conditions::weak)
                .filter(tags -> names(tags, there))
                .isPresent()) {
            throw new Problem(412, "There is one already.");
        }
    }

    /// Those of all lines of that name; absent where there is none.
    private static Optional<List<String>> tags(Request request, String name) {
        return Optional.ofNullable(request.headers().get(name))
                .map(lines -> lines.stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .map(String::strip)
                        .toList());
    }

    /// As they are compared where a weak one is good enough.
    private static List<String> weak(List<String> tags) {
        return tags.stream()
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .toList();
    }

    private static boolean names(List<String> tags, Optional<Standing> there) {
        return there.filter(it -> tags.contains("*") || tags.contains(it.tag())).isPresent();
    }
}
