package dev.newsvane.testkit;

import static dev.newsvane.testkit.Markup.escaped;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import okhttp3.HttpUrl;
import okio.ByteString;

/// The recorded web of the shared data set `newsroom`: real pages, each host with a feed of its own made from the
/// index. Nearly all addresses are https.
public final class NewsroomData {
    private static final String FEED = "/newsvane-feed.xml";
    private static final DateTimeFormatter RFC_822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy 00:00:00 '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, List<Line>> hosts;

    private NewsroomData(Map<String, List<Line>> hosts) {
        this.hosts = hosts;
    }

    /// One page of the index.
    ///
    /// @param page the file, gzip
    public record Line(HttpUrl url, Path page, String title, Optional<LocalDate> date) {
        /// The page's path as the client asks for it, with its query.
        String path() {
            return url.encodedPath()
                    + Optional.ofNullable(url.encodedQuery())
                            .map(query -> "?" + query)
                            .orElse("");
        }
    }

    /// Reads the index.
    ///
    /// @param folder that holds `index.jsonl`
    public static NewsroomData at(Path folder) {
        try (var lines = Files.lines(folder.resolve("index.jsonl"), UTF_8)) {
            return new NewsroomData(lines.map(line -> line(folder, line))
                    .collect(Collectors.groupingBy(
                            line -> line.url().host(), LinkedHashMap::new, Collectors.toUnmodifiableList())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the index in " + folder, e);
        }
    }

    private static Line line(Path folder, String json) {
        var node = Json.parse(json);
        return new Line(
                HttpUrl.get(node.get("url").stringValue()),
                folder.resolve(node.get("path").stringValue()).normalize(),
                node.path("title").asString(""),
                Optional.of(node.path("date").asString(""))
                        .filter(date -> !date.isEmpty())
                        .map(LocalDate::parse));
    }

    /// The first host of each `of` in the order of the index, with all that it has.
    public NewsroomData oneHost(int of) {
        var some = new LinkedHashMap<String, List<Line>>();
        var all = List.copyOf(hosts.entrySet());
        for (var i = 0; i < all.size(); i += of) {
            some.put(all.get(i).getKey(), all.get(i).getValue());
        }
        return new NewsroomData(some);
    }

    /// Every page, host by host.
    public List<Line> lines() {
        return hosts.values().stream().flatMap(List::stream).toList();
    }

    public List<URI> feedUrls() {
        return hosts.keySet().stream()
                .map(host -> URI.create("https://" + host + FEED))
                .toList();
    }

    public NewsroomData serve(RecordedWeb web) {
        hosts.forEach((host, lines) -> {
            var pages = lines.stream().collect(Collectors.toMap(Line::path, Line::page, (first, again) -> first));
            var feed = feed(host, lines).tagged();
            web.site(host, ask -> {
                if (FEED.equals(ask.path())) {
                    return feed;
                }
                return Optional.ofNullable(pages.get(ask.path()))
                        .<Reply>map(page -> page(ask, page))
                        .orElseGet(() -> Reply.status(404));
            });
        });
        return this;
    }

    /// The page as it was recorded: without a charset in the header, so that its encoding is to be found.
    private static Reply page(Ask ask, Path file) {
        try {
            var packed = ByteString.of(Files.readAllBytes(file));
            if (ask.header("accept-encoding").orElse("").contains("gzip")) {
                return Reply.of(200, "text/html", packed)
                        .with("content-encoding", "gzip")
                        .tagged();
            }
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                return Reply.of(200, "text/html", ByteString.of(in.readAllBytes()))
                        .tagged();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply.Full feed(String host, List<Line> lines) {
        var items = lines.stream()
                .map(line -> "<item><title>" + escaped(line.title()) + "</title><link>"
                        + escaped(line.url().toString()) + "</link>"
                        + line.date()
                                .map(date -> "<pubDate>" + RFC_822.format(date) + "</pubDate>")
                                .orElse("")
                        + "</item>\n")
                .collect(Collectors.joining());
        return Reply.text(
                200,
                "application/rss+xml; charset=utf-8",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>" + escaped(host)
                        + "</title><link>https://" + escaped(host) + "/</link><description>" + escaped(host)
                        + "</description>\n" + items + "</channel></rss>\n");
    }
}
