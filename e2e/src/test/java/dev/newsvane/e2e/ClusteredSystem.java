package dev.newsvane.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.app.Main;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.run.StageName;
import dev.newsvane.schemas.Channels;
import dev.newsvane.testkit.Receiver;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Visit;
import dev.newsvane.testkit.burst.BurstWeb;
import dev.newsvane.testkit.burst.Press;
import dev.newsvane.testkit.burst.SystemConfig;
import dev.newsvane.testkit.cluster.Brokers;
import dev.newsvane.testkit.cluster.JavaProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;

/// A system on three brokers: instances of every stage, each a process of its own, sites that publish steadily, and a
/// receiver.
final class ClusteredSystem implements AutoCloseable {
    private static final int PARTITIONS = 4;
    /// An odd number: each site has watched and unwatched articles.
    private static final int SITES = 9;
    private static final Duration DELAY = Duration.ofMillis(200);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SECRET = "whsec_bmV3c3ZhbmUtdGVzdC1ndWFyZHMtbm90aGluZy0wMDA=";

    private final Path folder;
    private final Path config;
    private final Brokers brokers;
    private final RecordedWeb web = RecordedWeb.start();
    private final Receiver receiver = Receiver.start(SECRET, InstantSource.system());
    private final BurstWeb burst;
    private final Channels channels;
    private final Arrivals arrivals;
    private final Map<String, JavaProcess> instances = new TreeMap<>();

    ClusteredSystem(Path folder, long seed) {
        this.folder = folder;
        this.burst = new BurstWeb(web, SITES, seed);
        this.config = config();
        this.brokers = new Brokers(folder, new Random(seed));
        command("channels", "create", "--partitions", Integer.toString(PARTITIONS));
        command("apply", "--config", config.toString());
        this.channels = Channels.of(brokers.cluster());
        this.arrivals = new Arrivals(brokers.cluster(), channels);
    }

    private Path config() {
        try {
            return SystemConfig.write(
                    folder.resolve("newsvane.yaml"), web, burst.hosts(), DELAY, receiver.url(), SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `newsvane ARGUMENTS… --kafka …`, which must succeed.
    private void command(String... arguments) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, UTF_8);
        var terminal = new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream);
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--kafka", brokers.cluster().bootstrap()));
        assertThat(Main.run(terminal, all.toArray(String[]::new)))
                .as(() -> (String.join(" ", all) + ": " + out.toString(UTF_8) + brokers.said())
                        .replaceAll("\\R+", " | ")) // a report of many failures shows the first line of each
                .isZero();
    }

    Brokers brokers() {
        return brokers;
    }

    /// Starts instances at the same time, new ones or stopped ones again, and returns when all are ready.
    void start(String... names) {
        for (var name : names) {
            var arguments = new ArrayList<>(List.of("run"));
            StageName.all().forEach(stage -> arguments.add(stage.name().toLowerCase(Locale.ROOT)));
            arguments.addAll(List.of("--kafka", brokers.cluster().bootstrap()));
            arguments.addAll(List.of("--config", config.toString()));
            arguments.addAll(List.of("--data", data(name).toString()));
            instances.put(name, JavaProcess.newsvane(List.of(), arguments.toArray(String[]::new)));
        }
        List.of(names).forEach(name -> instance(name).awaitReady());
    }

    JavaProcess instance(String name) {
        var instance = instances.get(name);
        if (instance == null) {
            throw new IllegalArgumentException("no instance " + name);
        }
        return instance;
    }

    List<String> instances() {
        return List.copyOf(instances.keySet());
    }

    /// Ends an instance in good order, and forgets it.
    void stop(String name) {
        assertThat(instance(name).stop())
                .as(name + " said " + instance(name).said())
                .isZero();
        instances.remove(name);
    }

    /// How many partitions of a group's each instance works on.
    Map<String, Integer> shares(String group) {
        var assigned = brokers.assigned(group);
        var shares = new TreeMap<String, Integer>();
        for (var name : instances.keySet()) {
            var id = id(name);
            shares.put(
                    name,
                    assigned.entrySet().stream()
                            .filter(member -> member.getKey().startsWith(id))
                            .mapToInt(Map.Entry::getValue)
                            .sum());
        }
        return shares;
    }

    /// The instance's lasting name.
    private String id(String name) {
        try {
            return Files.readString(data(name).resolve("instance")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data(String name) {
        return folder.resolve("instance-" + name);
    }

    Press press() {
        return new Press(burst, EVERY, InstantSource.system());
    }

    /// Returns at a moment at which a page was asked for whose article is not there yet.
    ///
    /// @return how many such pages there are
    long awaitWorkInFlight() {
        awaitThat("work in flight", () -> inFlight() > 0);
        return inFlight();
    }

    private long inFlight() {
        var arrived = arrivals.seen();
        return web.visits().stream()
                        .filter(visit -> visit.path().startsWith(BurstWeb.PAGES))
                        .map(Visit::path)
                        .distinct()
                        .count()
                - arrived.size();
    }

    /// Waits until what was published after a moment comes out again at every site, and alerts of it arrive.
    Recovery awaitRecovery(Instant since) {
        awaitThat("recovery", () -> recovery(since).complete());
        return recovery(since);
    }

    private Recovery recovery(Instant since) {
        var later = burst.articles().stream()
                .filter(article -> article.at().isAfter(since))
                .map(BurstWeb.Article::url)
                .toList();
        return Recovery.of(since, later, burst.hosts().size(), arrivals.seen(), receiver.accepted());
    }

    /// Waits until everything that was published has gone all the way, and holds it against what was published.
    void checkEachOnce(String test) {
        awaitThat(
                "all that was published",
                () -> arrivals.seen().size() >= burst.articles().size()
                        && receiver.accepted().size() >= burst.watched().size());
        EachOnce.check(test, brokers.cluster(), channels, burst, receiver);
        instances.forEach((name, instance) -> assertThat(instance.ended())
                .as(name + " said " + instance.said())
                .isFalse());
    }

    void awaitThat(String what, Callable<Boolean> condition) {
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            var words = new StringBuilder("no %s within %s%n".formatted(what, PATIENCE));
            instances.forEach((name, instance) ->
                    words.append(name).append(instance.said()).append('\n'));
            words.append("articles ")
                    .append(arrivals.seen().size())
                    .append(" of ")
                    .append(burst.articles().size());
            words.append("\nalerts ")
                    .append(receiver.accepted().size())
                    .append(" of ")
                    .append(burst.watched().size());
            words.append("\nopen transactions: ").append(brokers.open());
            words.append('\n').append(brokers.said());
            throw new AssertionError(words.toString(), e);
        }
    }

    @Override
    public void close() {
        instances.values().forEach(JavaProcess::close);
        arrivals.close();
        brokers.close();
        receiver.close();
        web.close();
    }
}
