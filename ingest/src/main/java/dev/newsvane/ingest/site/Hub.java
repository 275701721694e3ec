package dev.newsvane.ingest.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.http.Answer.Got;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/// The WebSub hub that a feed's answer names (W3C WebSub, 4): by Link headers, else in the feed itself.
///
/// @param hub where to subscribe
/// @param topic what to subscribe to: the answer's `self`, else its URL
public record Hub(String hub, String topic) {
    /// Feeds name theirs before their entries.
    private static final int HEAD = 64 * 1024;

    private static final Pattern MENTION = Pattern.compile("rel\\s*=\\s*[\"']?[^\"'>]{0,60}\\bhub\\b|\"hubs\"");
    private static final Pattern LINK = Pattern.compile("<(?:[\\w.-]{1,20}:)?link\\b[^<>]{1,2000}>");
    private static final Pattern JSON =
            Pattern.compile("\"hubs\"\\s*:\\s*\\[[^]]{0,500}?\"url\"\\s*:\\s*\"([^\"]{1,1000})\"");
    private static final Pattern JSON_SELF = Pattern.compile("\"feed_url\"\\s*:\\s*\"([^\"]{1,1000})\"");

    /// The first hub that leads to the web.
    public static Optional<Hub> of(Got got) {
        var text = got.body().substring(0, Math.min(got.body().size(), HEAD)).string(UTF_8);
        var mentioned = MENTION.matcher(text).find();
        var hub = header(got, "hub")
                .or(() -> mentioned ? link(text, "hub").or(() -> json(text, JSON)) : Optional.empty());
        return hub.flatMap(found -> Place.resolve(got.url(), found))
                .map(found -> new Hub(
                        found,
                        header(got, "self")
                                .or(() -> link(text, "self"))
                                .or(() -> json(text, JSON_SELF))
                                .flatMap(self -> Place.resolve(got.url(), self))
                                .orElse(got.url().toString())));
    }

    private static Optional<String> header(Got got, String relation) {
        return LinkHeader.of(got).stream()
                .filter(link -> link.relations().contains(relation))
                .map(LinkHeader::target)
                .findFirst();
    }

    private static Optional<String> link(String text, String relation) {
        return LINK.matcher(text)
                .results()
                .flatMap(found -> Stream.ofNullable(
                        Jsoup.parse(found.group(), "", Parser.xmlParser()).firstElementChild()))
                .filter(link -> Stream.of(link.attr("rel").split("\\s+")).anyMatch(relation::equalsIgnoreCase))
                .map(link -> link.attr("href").strip())
                .filter(href -> !href.isEmpty())
                .findFirst();
    }

    private static Optional<String> json(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> found.group(1).replace("\\/", "/"))
                .findFirst();
    }
}
