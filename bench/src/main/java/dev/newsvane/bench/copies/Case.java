package dev.newsvane.bench.copies;

import dev.newsvane.enrich.repeat.Repeat;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.schemas.CopyKind;
import java.util.Optional;

/// Two texts of which we know how the later repeats the earlier.
///
/// @param made what it is an example of: an edit, or a sort of independent accounts
/// @param kind the right verdict; absent where the later is a text of its own
record Case(String id, String made, Optional<CopyKind> kind, String later, String earlier) {
    Optional<CopyKind> verdict() {
        return Repeat.of(Shingles.of(later), Shingles.of(earlier)).map(Repeat::kind);
    }
}
