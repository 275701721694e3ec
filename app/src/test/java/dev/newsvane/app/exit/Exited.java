package dev.newsvane.app.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.deliver.DeliverSettings;
import dev.newsvane.alerts.deliver.shape.Payload;
import dev.newsvane.app.api.Api;
import dev.newsvane.app.data.Located;
import dev.newsvane.base.Health;
import dev.newsvane.base.Sender;
import dev.newsvane.base.http.Route;
import dev.newsvane.base.http.Web;
import dev.newsvane.console.HttpRoom;
import dev.newsvane.console.HttpSettings;
import dev.newsvane.console.Links;
import dev.newsvane.console.exit.Exits;
import dev.newsvane.console.exit.Shelf;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.ingest.archive.FeedArchive;
import dev.newsvane.ingest.archive.FeedArchive.Bounds;
import dev.newsvane.ingest.archive.FeedArchive.Walked;
import dev.newsvane.ingest.feed.Entry;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Watch;
import dev.newsvane.testkit.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/// A broker with alerts, and the exits over it by real HTTP. Every document of a feed is held to [Rules].
final class Exited implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    private static final Pattern FEED = Pattern.compile("/feed\\.(atom|json)$");

    /// The link to the document before, in either form.
    private static final Pattern OLDER =
            Pattern.compile("(<link href=\"|\"next_url\":\")(?<url>[^\"]+)(\" rel=\"prev-archive\"/>|\",\"items\")");

    final TestBroker broker = TestBroker.start();
    final Channels channels = Channels.of(broker.cluster());
    private final HttpClient client = HttpClient.newHttpClient();
    private Shelf shelf;
    private HttpRoom room;
    private volatile Duration ahead = Duration.ZERO;

    Exited() {
        channels.create(broker.cluster(), 1, (short) 1, Instant.now());
        this.shelf = shelf();
        this.room = room(shelf);
    }

    private Shelf shelf() {
        var fresh = new Shelf(broker.cluster(), channels, "test");
        fresh.start();
        await().until(() -> fresh.health() instanceof Health.Running);
        return fresh;
    }

    private HttpRoom room(Shelf over) {
        return HttpRoom.open(HttpSettings.at(FREE), exits(over).routes());
    }

    private Exits exits(Shelf over) {
        return new Exits(
                over,
                new Links(Optional.empty()),
                Payload::json,
                () -> Instant.now().plus(ahead));
    }

    /// Every path that is answered.
    List<String> paths() {
        return exits(shelf).routes().stream().map(Route::template).toList();
    }

    /// Every path beside them that entries are read and written at.
    List<String> entries() {
        var located = Located.running(broker.cluster(), channels);
        return Api.of(
                        located,
                        new Api.Rules(EnrichSettings.defaults(), false, DeliverSettings.DEFAULT),
                        HttpSettings.at(FREE),
                        Instant::now)
                .routes()
                .stream()
                .map(Route::template)
                .toList();
    }

    /// Everything but the broker, anew, at another port.
    void restart() {
        room.close();
        shelf.close();
        shelf = shelf();
        room = room(shelf);
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE);
    }

    /// Writes alerts, and waits until the exits know of all that call somebody.
    void say(List<Alert> alerts) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            var sent = alerts.stream()
                    .map(alert -> sender.send(channels.alerts(), alert.event(), alert, alert.matched()))
                    .toList();
            sent.forEach(Sender::await);
        }
        var last = alerts.stream().filter(Alert::pages).toList().getLast();
        var feed = "/watches/" + last.watch() + "/feed.json";
        // its time too: a correction is of an alert that may be there already
        await().untilAsserted(() ->
                assertThat(text(feed)).contains(last.alert(), last.matched().toString()));
    }

    /// Writes versions of watches, and waits until they are known.
    void write(Watch... versions) {
        try (var sender = new Sender(broker.cluster(), "test")) {
            for (var each : versions) {
                Sender.await(sender.send(channels.watches(), each.name() + "@" + each.version(), each, Instant.now()));
            }
        }
        restart();
    }

    /// Sets the exits' clock forward.
    void passes(Duration time) {
        ahead = ahead.plus(time);
    }

    /// Writes what nobody can read, and waits until the exits have stopped over it.
    void dies() {
        try (var sender = new Sender(broker.cluster(), "test")) {
            Sender.await(sender.send(channels.alerts().raw(), "junk", new byte[] {1, 2, 3}, Instant.now()));
        }
        await().until(() -> shelf.health() instanceof Health.Failed);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + room.address().getPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        return get(at(path), headers);
    }

    HttpResponse<String> get(URI url, String... headers) {
        try {
            var request = HttpRequest.newBuilder(url).timeout(PATIENCE);
            var answer = client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 200 && FEED.matcher(url.getPath()).find()) {
                assertThat(Rules.broken(url, answer.body()))
                        .as("%s: %s", url, answer.body())
                        .isEmpty();
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Opens a stream.
    ///
    /// @param last the id of the last event that was taken; empty: none
    Listening listen(String path, String last) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path));
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        return new Listening(
                client.send(request.build(), BodyHandlers.ofInputStream()).body());
    }

    String text(String path) {
        return get(path).body();
    }

    /// Asks for every document from here on, for the rules; and says how many there are.
    private int held(String path) {
        var held = 0;
        for (var next = Optional.of(at(path)); next.isPresent(); held++) {
            var older = OLDER.matcher(get(next.get()).body());
            next = older.find() ? Optional.of(URI.create(older.group("url"))) : Optional.empty();
        }
        return held;
    }

    /// Every document from here on, the newest first, as our own reader of feeds and archives finds them.
    List<Feed> walk(String path) {
        var settings = new Web.Settings("test", true, Map.of(), Optional.empty());
        var documents = new ArrayList<Feed>();
        try (var web = new Web(settings)) {
            var bounds = new Bounds(1_000, Duration.ZERO, 16 << 20, PATIENCE);
            var walked = new FeedArchive(web, bounds).walk(at(path), documents::add);
            if (!walked.equals(new Walked(documents.size(), Optional.empty()))) {
                throw new AssertionError(walked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(documents).hasSize(held(path));
        return documents;
    }

    /// The entries of all documents from here on.
    List<Entry> entries(String path) {
        return walk(path).stream().flatMap(feed -> feed.entries().stream()).toList();
    }

    @Override
    public void close() {
        room.close();
        shelf.close();
        client.close();
        broker.close();
    }
}
