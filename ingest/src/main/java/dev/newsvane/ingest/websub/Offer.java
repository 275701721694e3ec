package dev.newsvane.ingest.websub;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.feed.Feed;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/// What a feed offers for WebSub: a hub, and the topic under which the hub knows the feed. Headers count before the
/// document (WebSub, 4); without both there is nothing to subscribe to.
public record Offer(String hub, String topic) {
    /// One link of a `Link` header (RFC 8288): a target, and parameters up to the next comma outside of quotes.
    private static final Pattern LINK = Pattern.compile("<([^>]{1,2000})>((?:[^,\"<]|\"[^\"]{0,1000}\"){0,2000})");

    private static final Pattern REL =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 2_000;

    /// The first hub and the first topic that an answer and its feed name.
    public static Optional<Offer> of(Got got, Feed feed) {
        var links = got.headers().getOrDefault("link", List.of()).stream()
                .limit(20)
                .map(value -> value.substring(0, Math.min(value.length(), 8_000)))
                .toList();
        var hub = linked(links, "hub").or(() -> feed.hub()).flatMap(url -> absolute(got, url));
        var topic = linked(links, "self").or(() -> feed.self()).flatMap(url -> absolute(got, url));
        return hub.flatMap(of -> topic.map(named -> new Offer(of, named)));
    }

    private static Optional<String> linked(List<String> headers, String relation) {
        return headers.stream()
                .flatMap(header -> LINK.matcher(header).results())
                .filter(link ->
                        Stream.of(relations(link.group(2)).split("\\s+", -1)).anyMatch(relation::equalsIgnoreCase))
                .map(link -> link.group(1).strip())
                .findFirst();
    }

    private static String relations(String parameters) {
        return Optional.of(REL.matcher(parameters))
                .filter(Matcher::find)
                .map(found -> Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2)))
                .orElse("");
    }

    private static Optional<String> absolute(Got got, String url) {
        return Optional.ofNullable(HttpUrl.parse(got.url().toString()))
                .flatMap(base -> Optional.ofNullable(base.resolve(url)))
                .filter(found -> found.username().isEmpty())
                .map(found -> url.startsWith("http") ? url : found.toString())
                .filter(found -> found.length() <= LONGEST);
    }
}
