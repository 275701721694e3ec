package dev.newsvane.e2e;

import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Feeds that write down who asks for them, from when until when, and what they showed. With each edition every feed
/// has an item more.
final class WatchedFeeds {
    /// An answer takes so long that two requests at once would show.
    private static final long SLOW = Duration.ofMillis(50).toNanos();

    private final List<String> hosts;
    private final AtomicInteger edition = new AtomicInteger();
    private final ConcurrentLinkedQueue<Request> requests = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock answering = new ReentrantReadWriteLock();

    /// @param begun and over: nanoseconds on a clock of their own
    private record Request(String host, String who, int edition, long begun, long over) {}

    WatchedFeeds(RecordedWeb web, int feeds) {
        this.hosts = IntStream.range(0, feeds)
                .mapToObj("watched%03d.example"::formatted)
                .toList();
        hosts.forEach(host -> web.site(host, this::answer));
    }

    List<String> hosts() {
        return hosts;
    }

    private Reply answer(Ask ask) {
        var begun = System.nanoTime();
        answering.readLock().lock();
        try {
            var now = edition.get();
            LockSupport.parkNanos(SLOW);
            requests.add(new Request(ask.host(), ask.header("user-agent").orElse(""), now, begun, System.nanoTime()));
            return Reply.text(200, "application/rss+xml", feed(ask.host(), now)).tagged();
        } finally {
            answering.readLock().unlock();
        }
    }

    private static String feed(String host, int edition) {
        var items = new StringBuilder();
        for (var number = 0; number <= edition; number++) {
            var link = link(host, number);
            items.append(
                    "<item><title>No. %d</title><link>%s</link><guid>%s</guid></item>".formatted(number, link, link));
        }
        return "<rss version=\"2.0\"><channel><title>%s</title>%s</channel></rss>".formatted(host, items);
    }

    private static String link(String host, int number) {
        return "http://" + host + "/" + number;
    }

    /// Lets everybody wait for an answer, until [#release] by the same thread.
    void hold() {
        answering.writeLock().lock();
    }

    void release() {
        answering.writeLock().unlock();
    }

    /// Whether every feed has been asked for and not answered.
    boolean allHeld() {
        return answering.getQueueLength() == hosts.size();
    }

    /// Publishes an item in every feed.
    int nextEdition() {
        return edition.incrementAndGet();
    }

    /// Every item's link.
    List<String> published() {
        return hosts.stream()
                .flatMap(host -> IntStream.rangeClosed(0, edition.get()).mapToObj(number -> link(host, number)))
                .toList();
    }

    long askedBy(String who) {
        return requests.stream().filter(request -> request.who().equals(who)).count();
    }

    /// Whether somebody, no matter who, has been shown an edition of every feed.
    boolean allAsked(int edition) {
        return allAsked(edition, _ -> true);
    }

    boolean allAskedBy(String who, int edition) {
        return allAsked(edition, request -> request.who().equals(who));
    }

    private boolean allAsked(int edition, Predicate<Request> by) {
        return requests.stream()
                        .filter(request -> request.edition() >= edition)
                        .filter(by)
                        .map(Request::host)
                        .distinct()
                        .count()
                == hosts.size();
    }

    /// Requests that came sooner after the last one for the same feed was answered.
    List<String> sooner(Duration spacing) {
        var sooner = new ArrayList<String>();
        for (var host : hosts) {
            var own = requests.stream()
                    .filter(request -> request.host().equals(host))
                    .sorted(Comparator.comparingLong(Request::begun))
                    .toList();
            for (var i = 1; i < own.size(); i++) {
                var since = own.get(i).begun() - own.get(i - 1).over();
                if (since < spacing.toNanos()) {
                    sooner.add("%s asked by %s %d ms after it answered %s"
                            .formatted(
                                    host,
                                    own.get(i).who(),
                                    Duration.ofNanos(since).toMillis(),
                                    own.get(i - 1).who()));
                }
            }
        }
        return sooner;
    }
}
