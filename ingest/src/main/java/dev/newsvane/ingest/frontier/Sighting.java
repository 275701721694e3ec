package dev.newsvane.ingest.frontier;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.ingest.frontier.Verdict.Held;
import dev.newsvane.ingest.frontier.Verdict.Known;
import dev.newsvane.ingest.frontier.Verdict.Refused;
import dev.newsvane.ingest.frontier.Verdict.Wanted;
import dev.newsvane.ingest.frontier.Verdict.Whole;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.ingest.url.Sites;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okio.ByteString;

/// An item, seen under a URL.
///
/// @param host of the URL, or of the source where the item has none
record Sighting(Item item, String url, boolean linked, String host) {
    /// What to do, and what to remember.
    record Judgement(Verdict verdict, Seen seen) {}

    /// An item without a usable link stands for itself, under a URN of its id.
    static Sighting of(String itemKey, Item item) {
        return item.link()
                .flatMap(CanonicalUrl::of)
                .map(url -> new Sighting(item, url, true, CanonicalUrl.host(url)))
                .orElseGet(() -> alone(itemKey, item));
    }

    private static Sighting alone(String itemKey, Item item) {
        return new Sighting(item, "urn:newsvane:item:" + item.id(), false, Routing.place(itemKey));
    }

    boolean live() {
        return item.lane().equals(Lanes.LIVE);
    }

    /// Under which it is remembered: an import remembers for itself.
    String key() {
        return live() ? url : item.lane() + ' ' + url;
    }

    /// The same, standing for itself where it brings its whole text and its link is not its own: its source showed
    /// another item under it.
    Sighting apart(String itemKey, Optional<Seen> before, Frontier settings) {
        return before.filter(known -> known.isShared(item))
                        .flatMap(_ -> whole(settings))
                        .isPresent()
                ? alone(itemKey, item)
                : this;
    }

    /// New, or changed where this source had shown it before: wanted. Another source's account of a known URL is not:
    /// a URL is fetched once, however many carry it. A sighting in normal running lifts the quiet of a first poll,
    /// while the page is not made yet.
    ///
    /// An edit that comes too soon after the last one is held, unless the entry brings its text with it.
    ///
    /// @param barred until when an edit may not have the page fetched again
    Judgement judge(Optional<Seen> before, Optional<Instant> barred, Frontier settings) {
        var fresh = new Seen(item.seen(), item.seen(), item.quiet(), false, "", List.of());
        var seen = before.orElse(fresh).sighted(item);
        var changed = before.flatMap(known -> known.hash(item.id())).map(hash -> !hash.equals(item.contentHash()));
        if (changed.orElse(false) && barred.isPresent() && whole(settings).isEmpty()) {
            var edit = request(item.contentHash()).request().again(0, barred.get());
            return new Judgement(new Held(edit), seen);
        }
        if (before.isEmpty() || changed.orElse(false)) {
            return wanted(seen.asked(item.contentHash()), settings);
        }
        var lifted = before.get().quiet() && !item.quiet() && !before.get().settled();
        return lifted ? wanted(seen, settings) : new Judgement(new Known(), seen);
    }

    private Judgement wanted(Seen seen, Frontier settings) {
        var whole = whole(settings);
        if (whole.isPresent()) {
            return new Judgement(page(ByteString.encodeUtf8(whole.get())), seen.settled(item.seen()));
        }
        return new Judgement(linked ? request(seen.trigger()) : refused(), seen);
    }

    private Optional<String> whole(Frontier settings) {
        return item.content().filter(content -> WholeText.is(content, settings.articleWords()));
    }

    private Wanted request(String trigger) {
        var id = Ids.of(url, trigger);
        return new Wanted(Routing.key(host, id), Request.first(id, url, trigger, item.brief(), item.seen()));
    }

    private Whole page(ByteString body) {
        var page = Page.of(item, url, "text/html; charset=utf-8", body);
        return new Whole(Routing.key(Sites.of(host), page.id()), page);
    }

    private Refused refused() {
        var detail = "The entry has no link to the web and no text of its own: \""
                + item.title().orElse("untitled") + "\".";
        return new Refused(
                item.id(),
                new Reject(
                        "frontier",
                        item.link().orElse(item.guid().orElse(item.id())),
                        Optional.of(item.source()),
                        Reason.BAD_LINK,
                        detail,
                        item.seen()));
    }
}
