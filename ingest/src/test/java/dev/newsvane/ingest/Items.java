package dev.newsvane.ingest;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Items for tests.
public final class Items {
    private Items() {}

    /// What a source says under a link.
    public static Item item(String source, Optional<String> link, String content, boolean quiet, Instant seen) {
        return new Item(
                Ids.of(source, link.orElse("none")),
                source,
                Optional.empty(),
                link,
                Optional.empty(),
                Optional.of("Title"),
                List.of(),
                Optional.of(seen),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(content),
                Optional.of("en"),
                Ids.of(content),
                Lanes.LIVE,
                quiet,
                seen,
                List.of());
    }
}
