package dev.newsvane.ingest.websub;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.url.LinkHeader;
import java.util.Optional;
import okhttp3.HttpUrl;

/// What a feed offers for WebSub: a hub, and the topic under which the hub knows the feed. Headers count before the
/// document (WebSub, 4); without both there is nothing to subscribe to.
public record Offer(String hub, String topic) {
    private static final int LONGEST = 2_000;

    /// The first hub and the first topic that an answer and its feed name.
    public static Optional<Offer> of(Got got, Feed feed) {
        var topic = linked(got, "self").or(feed::self).flatMap(url -> absolute(got, url));
        return hub(got, feed).flatMap(of -> topic.map(named -> new Offer(of, named)));
    }

    /// The first hub, whether there is a topic or not.
    public static Optional<String> hub(Got got, Feed feed) {
        return linked(got, "hub").or(feed::hub).flatMap(url -> absolute(got, url));
    }

    private static Optional<String> linked(Got got, String relation) {
        return LinkHeader.of(got).stream()
                .filter(link -> link.relations().contains(relation))
                .map(LinkHeader::target)
                .findFirst();
    }

    private static Optional<String> absolute(Got got, String url) {
        return Optional.ofNullable(HttpUrl.parse(got.url().toString()))
                .flatMap(base -> Optional.ofNullable(base.resolve(url)))
                .filter(found -> found.username().isEmpty())
                .map(found -> url.startsWith("http") ? url : found.toString())
                .filter(found -> found.length() <= LONGEST);
    }
}
