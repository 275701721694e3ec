package dev.newsvane.bench;

import dev.newsvane.app.run.Folders;
import dev.newsvane.base.Channel;
import dev.newsvane.base.Cluster;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Sender;
import dev.newsvane.base.http.Web;
import dev.newsvane.broker.EmbeddedBroker;
import dev.newsvane.ingest.poll.PollSettings;
import dev.newsvane.ingest.poll.PollStage;
import dev.newsvane.ingest.poll.SourceKeys;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// What following many sources takes before any of them is asked: seconds from the start of the poll stage until it
/// owns and knows them all, and what they hold of the heap. Each remembers 30 items and is due tomorrow.
public final class Sources {
    private static final int KNOWN = 30;
    private static final int HOSTS = 20_000;
    private static final int PARTITIONS = 4;
    private static final int AT_ONCE = 10_000;
    private static final long LOOK = Duration.ofMillis(20).toNanos();

    private final Instant now = InstantSource.system().instant();
    private final Path folder;
    private final int sources;

    private Sources(Path folder, int sources) {
        this.folder = folder;
        this.sources = sources;
    }

    /// Measures.
    ///
    /// @param arguments how many sources (100,000)
    public static void main(String[] arguments) {
        var sources = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Folders.temporary("newsvane-bench-", folder -> new Sources(folder, sources).measure());
    }

    private double measure() {
        try (var broker = EmbeddedBroker.start(folder);
                var web = new Web(new Web.Settings("newsvane-bench", false, Map.of(), Optional.empty()))) {
            var cluster = broker.cluster();
            var channels = Channels.of(cluster);
            channels.create(cluster, PARTITIONS, (short) 1, now);
            write(cluster, channels.sources(), this::source);
            write(cluster, channels.polls(), this::memory);
            var before = Memory.live();
            var began = System.nanoTime();
            try (var stage =
                    new PollStage(cluster, channels, web, PollSettings.defaults(), "bench", InstantSource.system())) {
                stage.start();
                while (stage.counts().sources() < sources) {
                    LockSupport.parkNanos(LOOK);
                }
                var seconds = (System.nanoTime() - began) / 1e9;
                var held = Memory.live() - before;
                System.out.printf(
                        Locale.ROOT,
                        "%d sources known after %.1f s; %.0f MB of heap, %.2f kB each; %d MB resident at most, broker"
                                + " included%n",
                        sources,
                        seconds,
                        held,
                        held * 1024 / sources,
                        Memory.residentAtMost(ProcessHandle.current().pid()));
                return seconds;
            }
        }
    }

    private <V> void write(Cluster cluster, Channel<V> channel, IntFunction<V> made) {
        try (var sender = new Sender(cluster, "bench")) {
            for (var from = 0; from < sources; from += AT_ONCE) {
                var sent = new ArrayList<CompletableFuture<?>>();
                for (var number = from; number < Math.min(sources, from + AT_ONCE); number++) {
                    sent.add(sender.send(channel, SourceKeys.key(source(number)), made.apply(number), now));
                }
                sent.forEach(Sender::await);
            }
        }
    }

    private Source source(int number) {
        return new Source(
                "source " + number,
                "https://host" + number % HOSTS + ".example/feeds/" + number + ".xml",
                SourceKind.FEED,
                Optional.of("Publisher " + number % HOSTS),
                Optional.of("en"),
                List.of("news"),
                Optional.empty(),
                Baseline.QUIET,
                false,
                "bench",
                Optional.empty());
    }

    private Poll memory(int number) {
        var source = source(number);
        var known = IntStream.range(0, KNOWN)
                .mapToObj(item -> Ids.of(source.name(), Integer.toString(item)).substring(0, 24))
                .toList();
        return new Poll(
                source.name(),
                source.url(),
                source.url(),
                Optional.of("\"" + Ids.of(source.name()).substring(0, 16) + "\""),
                Optional.of("Tue, 24 Nov 2026 10:00:00 GMT"),
                Optional.of(Ids.of(source.name(), "body")),
                now.plus(Duration.ofDays(1)),
                Optional.of(now),
                Optional.of(now),
                Optional.of(now),
                0,
                Optional.empty(),
                Duration.ofHours(1),
                Optional.of(1.0),
                KNOWN,
                known,
                Optional.of(now),
                KNOWN,
                5,
                KNOWN,
                0,
                Optional.empty(),
                Optional.of(now),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
    }
}
