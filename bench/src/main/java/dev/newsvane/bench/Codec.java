package dev.newsvane.bench;

import dev.newsvane.base.Channel;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Findings;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What it takes to put records on the wire and to read them: a large one and a small one, one thread, no broker.
public final class Codec {
    private static final int ROUNDS = 9;
    private static final long NANOS = 1_000_000_000L;
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");

    private Codec() {}

    /// Prints the median round of each kind of record; the first rounds only warm up.
    public static void main(String... args) {
        var channels = Channels.offline();
        measure(channels.articles(), article("A sentence of an article – as they are. ".repeat(75)), 100_000);
        measure(channels.coverage(), new Coverage("poller", T, T, 40, 1, 0), 500_000);
    }

    private static <V> void measure(Channel<V> channel, V value, int records) {
        var bytes = channel.values().serializer().serialize(channel.name(), value);
        var written = new long[ROUNDS];
        var read = new long[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            written[round] = rate(records, () -> channel.values().serializer().serialize(channel.name(), value).length);
            read[round] = rate(
                    records,
                    () -> channel.values()
                            .deserializer()
                            .deserialize(channel.name(), bytes)
                            .hashCode());
        }
        System.out.printf(
                "%s of %d bytes: %d written, %d read a second%n",
                channel.holds(), bytes.length, median(written), median(read));
    }

    private interface Act {
        int run();
    }

    private static long rate(int records, Act act) {
        var used = 0;
        var begun = System.nanoTime();
        for (var i = 0; i < records; i++) {
            used += act.run() & 1;
        }
        var rate = records * NANOS / (System.nanoTime() - begun);
        return used < 0 ? 0 : rate; // what is not used might not be computed
    }

    private static long median(long[] rounds) {
        var settled = Arrays.copyOfRange(rounds, ROUNDS / 2, ROUNDS);
        Arrays.sort(settled);
        return settled[settled.length / 2];
    }

    private static Article article(String text) {
        return new Article(
                "0123456789abcdef0123456789abcdef",
                "0123456789abcdef",
                false,
                "https://example.org/2026/03/a-story",
                "https://example.org/2026/03/a-story",
                "example.org",
                Optional.empty(),
                "wire",
                "A title of a usual length for an article",
                text,
                List.of("A. Writer"),
                Optional.of(T),
                DateOrigin.META,
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                500,
                "tree-1",
                "live",
                false,
                T,
                T,
                T,
                "0123456789abcdef0123456789abcdef",
                0,
                1,
                Optional.empty(),
                Findings.NONE,
                List.of(),
                false);
    }
}
