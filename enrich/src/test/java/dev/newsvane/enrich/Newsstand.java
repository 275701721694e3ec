package dev.newsvane.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import okio.ByteString;

/// Pages as a crawler would bring them.
final class Newsstand {
    static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private Newsstand() {}

    static Page page(String url, String title, String text) {
        return page(url, title, text, NOON, Lanes.LIVE);
    }

    static Page page(String url, String title, String text, Instant fetched, String lane) {
        var paragraphs = Arrays.stream(text.split("\n\n", -1))
                .map(paragraph -> "<p>" + paragraph + "</p>")
                .collect(Collectors.joining("\n"));
        var html = "<!doctype html><html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title
                + "</h1>" + paragraphs + "</article></body></html>";
        return page(url, html.getBytes(UTF_8), "text/html; charset=utf-8", fetched, lane);
    }

    static Page page(String url, byte[] body, String contentType, Instant fetched, String lane) {
        var item = Item.linked("source", url, Optional.empty(), lane, fetched);
        return Page.of(item, url, contentType, ByteString.of(body));
    }
}
