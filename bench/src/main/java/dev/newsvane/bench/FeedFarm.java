package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Any number of feeds of 30 items, as a program of its own: `/N` is feed N, made from a template by putting its number
/// in, and 304 for whoever names its ETag.
public final class FeedFarm {
    /// Entries of each feed.
    static final int ITEMS = 30;

    private static final String PLACE = "99999999";
    private static final int WORDS_OF_TEXT = 45;

    private final byte[] template;
    private final List<Integer> places = new ArrayList<>();

    private FeedFarm() {
        this.template = template(new Random(1)).getBytes(UTF_8);
        var text = new String(template, ISO_8859_1);
        for (var at = text.indexOf(PLACE); at >= 0; at = text.indexOf(PLACE, at + 1)) {
            places.add(at);
        }
    }

    /// Serves until it is killed, and says at which port.
    public static void main(String[] arguments) throws IOException {
        new Farm(Duration.ZERO, new FeedFarm()::answer).serve();
    }

    /// The validator of a feed.
    static String etag(int feed) {
        return "\"feed-" + feed + '"';
    }

    private ByteBuffer answer(String asked) {
        var feed = Integer.parseInt(asked.substring(asked.indexOf('/') + 1, asked.indexOf(' ', 5)));
        var etag = etag(feed);
        if (asked.contains(etag)) {
            return ByteBuffer.wrap(("HTTP/1.1 304 Not Modified\r\netag: " + etag + "\r\n\r\n").getBytes(ISO_8859_1));
        }
        var head = "HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml; charset=utf-8\r\netag: %s\r\n%s%d\r\n\r\n"
                .formatted(etag, "content-length: ", template.length)
                .getBytes(ISO_8859_1);
        var number = String.format(Locale.ROOT, "%08d", feed).getBytes(ISO_8859_1);
        var whole = new byte[head.length + template.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(template, 0, whole, head.length, template.length);
        for (var place : places) {
            System.arraycopy(number, 0, whole, head.length + place, number.length);
        }
        return ByteBuffer.wrap(whole);
    }

    private static String template(Random random) {
        var feed = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Feed 99999999</title><link>https://h99999999.example/</link><language>en</language>
            <description>What the bench reads</description>
            """);
        for (var item = 0; item < ITEMS; item++) {
            feed.append("""
                <item><title>%s</title><link>https://h99999999.example/2026/11/story-%d</link>
                <guid isPermaLink="false">99999999-%d</guid><dc:creator>A. Writer</dc:creator>
                <pubDate>Tue, 24 Nov 2026 %02d:%02d:00 GMT</pubDate><category>News</category>
                <description><![CDATA[<p>%s in 99999999. <a href="https://h99999999.example/more">%s</a></p>]]></description></item>
                """.formatted(
                    Farm.words(random, 8), item, item, item / 2, item, Farm.words(random, WORDS_OF_TEXT), "Read on"));
        }
        return feed.append("</channel></rss>\n").toString();
    }
}
