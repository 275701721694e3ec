package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Query;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The query of one version of a watch, as the index holds it. Each is only itself: two of them are never compared by
/// what they ask.
final class Stored {
    private final String watch;
    private final int version;
    private final Query query;

    /// Of each of these groups an article has one of the words, or the query need not be asked: the size
    /// of a group, then the numbers of its words, group behind group. Thousands are read for every
    /// article, so they lie together.
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

    void needs(List<int[]> groups) {
        needs = groups.stream()
                .flatMapToInt(group -> IntStream.concat(IntStream.of(group.length), IntStream.of(group)))
                .toArray();
    }

    /// @param there numbers of the words that an article has
    boolean worthAsking(BitSet there) {
        for (var at = 0; at < needs.length; ) {
            var behind = at + needs[at] + 1;
            if (!oneOf(at + 1, behind, there)) {
                return false;
            }
            at = behind;
        }
        return true;
    }

    private boolean oneOf(int from, int to, BitSet there) {
        for (var at = from; at < to; at++) {
            if (there.get(needs[at])) {
                return true;
            }
        }
        return false;
    }
}
