package dev.newsvane.app.run;

import java.util.EnumSet;
import java.util.Set;

/// The stages, in the order of the picture. One process runs all of them, or some.
public enum StageName {
    POLL,
    FRONTIER,
    CRAWL,
    ENRICH,
    MATCH,
    DELIVER;

    public static Set<StageName> all() {
        return EnumSet.allOf(StageName.class);
    }

    /// Those that may run in any number of instances beside one another, up to the spine.
    public static Set<StageName> beforeTheSpine() {
        return EnumSet.of(POLL, FRONTIER, CRAWL, ENRICH);
    }
}
