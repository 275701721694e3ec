package dev.newsvane.bench.copies;

import dev.newsvane.enrich.repeat.Repeat;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.schemas.CopyKind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Two texts of which we know how the later repeats the earlier.
///
/// @param id of the earlier
/// @param made what it is an example of: an edit, or a sort of independent accounts
/// @param kind the right verdict; absent where the later is a text of its own
record Case(String id, String made, Optional<CopyKind> kind, String later, String earlier) {
    /// As somebody else labelled them.
    static Collection<Case> given(Path file) {
        return Report.read(file).stream()
                .map(line -> {
                    var made = line.path("kind").asString().toLowerCase(Locale.ROOT);
                    return new Case(
                            line.path("id").asString(),
                            made,
                            line.path("label").asInt() == 1 ? kind(made) : Optional.empty(),
                            line.path("b").asString(),
                            line.path("a").asString());
                })
                .toList();
    }

    static Optional<CopyKind> kind(String name) {
        return Optional.of(CopyKind.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    Optional<CopyKind> verdict() {
        return Repeat.of(Shingles.of(later), Shingles.of(earlier)).map(Repeat::kind);
    }
}
