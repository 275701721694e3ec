package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.schedule.Manners.Turn;
import dev.newsvane.ingest.url.Sites;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/// The sources of one host that wait for their polls, one of which is asked at a time. Whoever changes a line takes it
/// out of every order first, for [#wake] changes with it.
final class HostLine {
    static final Comparator<HostLine> BY_WAKE =
            Comparator.comparing(HostLine::wake).thenComparing(line -> line.host);

    final String host;
    final String site;
    final TreeSet<Followed> waiting = new TreeSet<>(Followed.BY_DUE);
    Turn turn = Turn.FREE;
    boolean busy;

    HostLine(String host) {
        this.host = host;
        this.site = Sites.of(host);
    }

    /// When its first source may be asked.
    Instant wake() {
        var due = waiting.first().due();
        return due.isAfter(turn.from()) ? due : turn.from();
    }

    /// Whether a source is due now; none is while the host rests.
    boolean isLate(Followed source, Instant now) {
        return !source.due().isAfter(now) && !turn.rested().isAfter(now);
    }

    /// Whether it has somebody to ask, once its turn comes.
    boolean ready() {
        return !busy && !waiting.isEmpty();
    }

    /// Whether nothing needs to be remembered of the host any more.
    boolean over(Instant now) {
        return !busy
                && waiting.isEmpty()
                && turn.silences() == 0
                && !turn.from().isAfter(now);
    }
}
