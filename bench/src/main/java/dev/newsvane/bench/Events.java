package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.enrich.story.Arrival;
import dev.newsvane.enrich.story.Terms;
import dev.newsvane.enrich.story.Vector;
import dev.newsvane.schemas.Article;
import dev.newsvane.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import okio.Buffer;
import okio.ByteString;

/// Made-up news, as many as are wanted, from the words of real articles. An event takes the weighted words of an
/// article of `articles/abp-dev` and exchanges 60 % of them for words of other articles, drawn as often as they
/// occur; each of its reports exchanges 30 % again; the weights stay. At one report in three a new event takes the
/// place of another; those that are reported are a twentieth of the window.
final class Events {
    private static final double EVENT = 0.6;
    private static final double REPORT = 0.3;
    private static final int SITES = 5000;
    private static final int WORD = Integer.BYTES + 1;
    static final Instant BEGUN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Shingles NO_TEXT = Shingles.of("");

    private final Random random = new Random(5);
    private final List<byte[]> articles;
    private final ArrayList<Event> latest = new ArrayList<>();
    private final int open;
    private final Duration apart;
    private int told;

    /// @param window articles that are told in so long
    Events(int window, Duration length) {
        articles = articles();
        open = Math.max(10, window / 20);
        apart = length.dividedBy(window);
    }

    private static List<byte[]> articles() {
        return lines().map(Json::parse)
                .map(line -> Terms.of(
                        line.path("title").asString(""), line.path("text").asString(""), Optional.of("en"), List.of()))
                .map(words -> words.bytes().toByteArray())
                .filter(words -> words.length > 0)
                .toList();
    }

    /// The real articles, one a line.
    static Stream<String> lines() {
        var file = Shared.data()
                .map(data -> data.resolve("articles/abp-dev.jsonl.gz"))
                .orElseThrow(() -> new IllegalStateException("needs ../shared/data/articles"));
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Event(int number, ByteString words) {}

    /// A report of an event.
    record Told(int event, Arrival arrival) {}

    Told next() {
        if (latest.isEmpty() || random.nextInt(3) == 0) {
            var event = new Event(told, ByteString.of(exchanged(articles.get(random.nextInt(articles.size())), EVENT)));
            if (latest.size() < open) {
                latest.add(event);
            } else {
                latest.set(random.nextInt(open), event);
            }
        }
        var event = latest.get(random.nextInt(latest.size()));
        var words = exchanged(event.words().toByteArray(), REPORT);
        var at = BEGUN.plus(apart.multipliedBy(told));
        return new Told(
                event.number(),
                new Arrival(
                        Article.of("report " + told, "site%d.example".formatted(told++ % SITES), "", "", at),
                        Vector.of(ByteString.of(words)),
                        NO_TEXT,
                        fingerprint()));
    }

    /// Terms stay in order and apart, as a vector has them.
    private byte[] exchanged(byte[] words, double share) {
        var kept = new HashMap<Integer, Byte>();
        for (var at = 0; at < words.length; at += WORD) {
            var term = random.nextDouble() < share ? drawn() : term(words, at);
            kept.putIfAbsent(term, words[at + Integer.BYTES]);
        }
        var out = ByteBuffer.allocate(kept.size() * WORD);
        kept.keySet().stream().sorted().forEach(term -> out.putInt(term).put(kept.getOrDefault(term, (byte) 1)));
        return out.array();
    }

    private int drawn() {
        var words = articles.get(random.nextInt(articles.size()));
        return term(words, random.nextInt(words.length / WORD) * WORD);
    }

    private static int term(byte[] words, int at) {
        return ByteBuffer.wrap(words, at, Integer.BYTES).getInt();
    }

    private Fingerprint fingerprint() {
        var out = new Buffer();
        for (var i = 0; i < 20; i++) {
            out.writeInt(random.nextInt());
        }
        return Fingerprint.of(out.readByteString());
    }
}
