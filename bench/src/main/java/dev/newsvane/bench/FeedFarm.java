package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Any number of feeds of 30 items on one loopback port, as a program of its own: `/N` is feed N, made from a template
/// by putting its number in, and 304 for whoever names its ETag. One thread, so that it costs less than any client.
public final class FeedFarm {
    /// Entries of each feed.
    static final int ITEMS = 30;

    private static final String PLACE = "99999999";
    private static final int REQUEST = 8 * 1024;
    private static final int WORDS_OF_TEXT = 45;
    private static final List<String> WORDS = List.of(
            ("council harbour minister ruling appeal licence market bridge school record strike weather museum season"
                            + " report company court judge city river railway garden winter price union film hospital")
                    .split(" ", -1));

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
        try (var selector = Selector.open();
                var listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 1024);
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println("Ready at " + listener.socket().getLocalPort());
            new FeedFarm().serve(selector, listener);
        }
    }

    /// The validator of a feed.
    static String etag(int feed) {
        return "\"feed-" + feed + '"';
    }

    private void serve(Selector selector, ServerSocketChannel listener) throws IOException {
        while (selector.isOpen()) {
            selector.select();
            for (var key : selector.selectedKeys()) {
                if (key.isAcceptable()) {
                    var socket = listener.accept();
                    socket.configureBlocking(false);
                    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    socket.register(selector, SelectionKey.OP_READ, new Talk(socket));
                } else if (key.attachment() instanceof Talk talk && !talk.go(key)) {
                    talk.socket.close();
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /// One connection.
    private final class Talk {
        final SocketChannel socket;
        private final ByteBuffer in = ByteBuffer.allocate(REQUEST);
        private ByteBuffer out = ByteBuffer.allocate(0);

        Talk(SocketChannel socket) {
            this.socket = socket;
        }

        /// Whether the connection goes on.
        boolean go(SelectionKey key) {
            try {
                if (!out.hasRemaining()) {
                    if (socket.read(in) < 0 || !in.hasRemaining()) {
                        return false;
                    }
                    var asked = new String(in.array(), 0, in.position(), ISO_8859_1);
                    if (asked.endsWith("\r\n\r\n")) {
                        in.clear();
                        out = answer(asked);
                    }
                }
                socket.write(out);
                key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
                return true;
            } catch (IOException e) {
                return false; // the client went away
            }
        }
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
                            words(random, 8), item, item, item / 2, item, words(random, WORDS_OF_TEXT), "Read on"));
        }
        return feed.append("</channel></rss>\n").toString();
    }

    private static String words(Random random, int count) {
        var words = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }
}
