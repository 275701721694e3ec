package dev.newsvane.ingest.frontier;

import dev.newsvane.base.Ids;
import dev.newsvane.schemas.Fetched;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/// The next look at each page that was asked for lately, to see whether it was edited or is gone, and what
/// the page was like when it was last fetched. A URL stands here until its last look. Beside it stands an edit
/// that came too soon after the last, until its time has come.
///
/// One store holds the request to be made, by URL; the other is the order in which they come due, with the time when
/// the URL was last asked for because of an entry.
final class Revisits {
    static final String NEXT = "revisits-v1";
    static final String DUES = "dues-v1";

    private static final String TRIGGER = "revisit:";

    /// Before the URL of an edit, in place of the URL.
    private static final String EDIT = "edit:";
    private static final int MOST = 1_000;
    private static final int PATIENCE = 8;

    private final Frontier settings;
    private final KeyValueStore<String, Request> next;
    private final KeyValueStore<String, Long> dues;

    Revisits(Frontier settings, KeyValueStore<String, Request> next, KeyValueStore<String, Long> dues) {
        this.settings = settings;
        this.next = next;
        this.dues = dues;
    }

    /// Until when an edited entry may not have its page fetched again; empty: it may now.
    ///
    /// @param known since when the URL is known
    Optional<Instant> barred(String url, Instant known, Instant now) {
        return Optional.ofNullable(next.get(url))
                .flatMap(request -> Optional.ofNullable(dues.get(due(request))))
                .map(asked -> Instant.ofEpochMilli(asked).plus(apart(known, now)))
                .filter(until -> until.isAfter(now));
    }

    /// An edit is to wait; of several the last.
    void hold(Request edit) {
        release(edit.url());
        next.put(EDIT + edit.url(), edit);
        dues.put(due(edit), 0L);
    }

    private void release(String url) {
        Optional.ofNullable(next.delete(EDIT + url)).ifPresent(edit -> dues.delete(due(edit)));
    }

    private Duration apart(Instant known, Instant now) {
        var share = Duration.between(known, now).dividedBy(PATIENCE);
        return share.compareTo(settings.editsApart()) > 0 ? share : settings.editsApart();
    }

    /// An entry had its page asked for. What was imported, and what a source held at its first poll, is old: nobody
    /// edits it.
    void asked(Request made, Instant now) {
        release(made.url());
        if (!made.item().lane().equals(Lanes.LIVE) || made.item().quiet()) {
            return;
        }
        var before = Optional.ofNullable(next.get(made.url()));
        var following = before.orElseGet(() -> visit(made, 1, made.made()));
        next.put(made.url(), following);
        dues.put(due(following), now.toEpochMilli());
    }

    /// What the page is like now; another name of it says nothing of that. A validator of what it was is none of what
    /// it
    /// is: a page that was gone and is there again as before is not unchanged.
    void fetched(Fetched fetched) {
        Optional.ofNullable(next.get(fetched.url()))
                .filter(_ -> fetched.bodyHash().isPresent())
                .ifPresent(request -> next.put(
                        fetched.url(), known(request, fetched.etag(), fetched.lastModified(), fetched.bodyHash())));
    }

    /// The requests whose time has come, at most a thousand; each look is followed by its next. Edits come last:
    /// they begin anew what has just ended.
    List<Request> due(Instant now) {
        var taken = new ArrayList<Request>();
        for (var key : keys(now)) {
            var asked = Optional.ofNullable(dues.delete(key)).orElse(0L);
            Optional.ofNullable(next.get(key.substring(key.indexOf(' ') + 1))).ifPresent(request -> {
                if (isEdit(request)) {
                    taken.add(request.made(now));
                    asked(request.made(now), now);
                } else {
                    taken.add(request);
                    follow(request, asked);
                }
            });
        }
        return taken;
    }

    private List<String> keys(Instant now) {
        var keys = new ArrayList<String>();
        try (var range = dues.range("", time(now.plusMillis(1)))) {
            while (range.hasNext() && keys.size() < MOST) {
                keys.add(range.next().key);
            }
        }
        keys.sort(Comparator.comparing(key -> key.contains(' ' + EDIT)));
        return keys;
    }

    private void follow(Request request, long asked) {
        var number = Integer.parseInt(request.trigger().substring(TRIGGER.length()));
        if (number >= settings.revisit().size()) {
            next.delete(request.url());
            return;
        }
        var following = known(
                visit(request, number + 1, request.made()), request.etag(), request.lastModified(), request.bodyHash());
        next.put(request.url(), following);
        dues.put(due(following), asked);
    }

    /// Where there are to be no visits, a last one that [#made] leaves out keeps the time of the last edit for a while.
    private Request visit(Request request, int number, Instant began) {
        var after = number <= settings.revisit().size() ? settings.revisit().get(number - 1) : settings.editsApart();
        var trigger = TRIGGER + number;
        return Request.first(
                        Ids.of(request.url(), trigger),
                        request.url(),
                        trigger,
                        request.item().withoutContent(),
                        began)
                .again(0, began.plus(after));
    }

    private static Request known(
            Request request, Optional<String> etag, Optional<String> lastModified, Optional<String> bodyHash) {
        return new Request(
                request.id(),
                request.url(),
                request.trigger(),
                request.item(),
                request.attempt(),
                request.notBefore(),
                request.made(),
                etag,
                lastModified,
                bodyHash);
    }

    /// Whether the request is one that is to be made: an edit; or there is a page to compare with, and visits are
    /// wanted.
    boolean made(Request request) {
        return isEdit(request)
                || (request.bodyHash().isPresent() && !settings.revisit().isEmpty());
    }

    static boolean isEdit(Request request) {
        return !request.trigger().startsWith(TRIGGER);
    }

    private static String due(Request request) {
        return time(request.notBefore()) + ' ' + (isEdit(request) ? EDIT : "") + request.url();
    }

    private static String time(Instant at) {
        return String.format(Locale.ROOT, "%015d", at.toEpochMilli());
    }
}
