package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Query;
import java.util.BitSet;

/// The query of one version of a watch, as the index holds it. Each is only itself: two of them are never compared by
/// what they ask.
final class Stored {
    private final String watch;
    private final int version;
    private final Query query;
    /// What it needs beside what stands with it under its words; mostly nothing.
    private int[] needs = {};

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

    void needs(int[] packed) {
        needs = packed;
    }

    /// @param there numbers of the words that an article has
    boolean worthAsking(BitSet there) {
        return Postings.met(needs, 0, needs.length, there);
    }
}
