package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Query;

/// The query of one version of a watch, as the index holds it. Each is only itself: two of them are never compared by
/// what they ask.
final class Stored {
    private final String watch;
    private final int version;
    private final Query query;

    Stored(String watch, int version, Query query) {
        this.watch = watch;
        this.version = version;
        this.query = query;
    }

    String watch() {
        return watch;
    }

    int version() {
        return version;
    }

    Query query() {
        return query;
    }
}
