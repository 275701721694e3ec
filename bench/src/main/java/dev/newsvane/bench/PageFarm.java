package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Any number of pages, as a program of its own: each host has a robots.txt that allows all, and every other path is
/// the same page of about 150 kB, as pages of news are, sent as gzip after 50 ms.
public final class PageFarm {
    /// How long each answer takes.
    static final Duration ANSWER = Duration.ofMillis(50);

    private static final int PARAGRAPHS = 60;
    private static final int BOXES = 250;
    private static final byte[] ROBOTS =
            "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 25\r\n\r\nUser-agent: *\nDisallow:\n\n"
                    .getBytes(ISO_8859_1);

    private final byte[] page;

    private PageFarm() throws IOException {
        var body = gzip(page(new Random(1)).getBytes(UTF_8));
        var head = "HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\ncontent-encoding: gzip\r\n%s%d\r\n\r\n"
                .formatted("content-length: ", body.length);
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(ISO_8859_1));
        whole.writeBytes(body);
        this.page = whole.toByteArray();
    }

    /// Serves until it is killed, and says at which port.
    public static void main(String[] arguments) throws IOException {
        new Farm(ANSWER, new PageFarm()::answer).serve();
    }

    private ByteBuffer answer(String asked) {
        return ByteBuffer.wrap(asked.startsWith("GET /robots.txt ") ? ROBOTS : page);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /// Head, text, and what stands around it: most of a page is not its article.
    private static String page(Random random) {
        var page = new StringBuilder("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>");
        page.append(Farm.words(random, 8)).append("</title>");
        page.append("<meta property=og:type content=article><style>");
        for (var rule = 0; rule < BOXES; rule++) {
            page.append(".b%d > .c%d { margin: %dpx; color: #%06x }\n"
                    .formatted(rule, random.nextInt(BOXES), random.nextInt(20), random.nextInt(1 << 24)));
        }
        page.append("</style></head><body><article>");
        for (var paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
            page.append("<p>").append(Farm.words(random, 40)).append(".</p>\n");
        }
        page.append("</article><aside>");
        for (var box = 0; box < BOXES * 2; box++) {
            page.append(
                    "<div class=\"b%d c%d\"><a href=\"/2026/11/%08x\"><img src=\"/pictures/%08x.jpg\">%s</a></div>\n"
                            .formatted(
                                    box,
                                    random.nextInt(BOXES),
                                    random.nextInt(),
                                    random.nextInt(),
                                    Farm.words(random, 12)));
        }
        return page.append("</aside></body></html>").toString();
    }
}
