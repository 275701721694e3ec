package dev.newsvane.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.alerts.AlertSettings;
import dev.newsvane.app.CommandedSystem;
import dev.newsvane.app.tool.RecordJson;
import dev.newsvane.app.watch.Backtest;
import dev.newsvane.app.watch.Backtest.Report;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// The index of the past changes no answer: over random histories, ranges and watches that changed meanwhile, while the
/// log grows and forgets, whatever became of the index.
class CatalogueTest {
    private static final AlertSettings.Replaying SETTINGS = new AlertSettings(
                    List.of(3, 5), Duration.ofDays(2), Duration.ofMinutes(10), Duration.ofDays(60))
            .replaying("again");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-06-01T00:00:00Z"));
    private static final String ID = "log";
    private static final int SIZE = 32;
    private static final int ARTICLES = 250;

    private final long seed = Long.getLong("newsvane.seed", 20261126L);
    private final Random random = new Random(seed);
    /// What is said without the index, as long as the log stays as it is: each look opens the log anew, and costs most
    /// of
    /// the time.
    private final Map<Past.Range, Told> plain = new HashMap<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void anAnswerIsTheSameWithTheIndexAndWithout() {
        var said = 0;
        var indexed = 0L;
        for (var round = 0; round < Integer.getInteger("newsvane.rounds", 1); round++) {
            try (var system = CommandedSystem.start()) {
                var history = History.random(seed + round, ARTICLES);
                var past = folder.resolve("past" + round);
                for (var written = 0; written < ARTICLES; ) {
                    var more = Math.min(ARTICLES, written + 1 + random.nextInt(80));
                    record(system, history.articles().subList(written, more));
                    written = more;
                    for (var i = 0; i < 3; i++) {
                        var told = compare(system, history, range(), past);
                        said += told.alerts.size();
                        indexed += told.gone.indexed();
                    }
                }
                var whole = compare(system, history, whole(), past);
                said += whole.alerts.size();
                assertThat(compare(system, history, whole(), past).gone.indexed())
                        .as("it is whole by now")
                        .isEqualTo(ARTICLES);
                compareReports(system, history, whole(), past);
                compareReports(system, history, range(), past);
            }
        }
        assertThat(said).as("alerts compared").isGreaterThan(100);
        assertThat(indexed).as("articles from the index").isGreaterThan(200);
    }

    @Test
    void whatTheLogHasLetGoOfIsGone() throws Exception {
        try (var system = CommandedSystem.start()) {
            var history = History.random(seed, ARTICLES);
            history.record(system);
            compare(system, history, whole(), folder);
            var before = volumes().size();
            for (var begin : List.of(10L, 100L)) {
                forget(system, begin);
                var told = compare(system, history, whole(), folder);
                assertThat(told.gone.indexed()).isEqualTo(ARTICLES - begin);
            }
            assertThat(volumes()).hasSize(before - 3);
        }
    }

    private void record(CommandedSystem system, List<Article> articles) {
        History.record(system, articles);
        plain.clear();
    }

    private void forget(CommandedSystem system, long begin) throws Exception {
        plain.clear();
        try (var admin = system.cluster().admin()) {
            var partition = new TopicPartition(system.channels().articles().name(), 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(begin)))
                    .all()
                    .get();
        }
    }

    @Test
    void anIndexOfALogThatLostItsEndIsNotBelievedFromThere() {
        var history = History.random(seed, ARTICLES);
        try (var system = CommandedSystem.start()) {
            history.record(system);
            compare(system, history, whole(), folder);
        }
        try (var system = CommandedSystem.start()) {
            record(system, history.articles().subList(0, 100));
            record(system, History.random(seed + 1, ARTICLES).articles());
            var told = compare(system, history, whole(), folder);
            assertThat(told.gone.indexed()).isEqualTo(96);
            assertThat(compare(system, history, whole(), folder).gone.indexed()).isEqualTo(ARTICLES + 100);
        }
    }

    @Test
    void aBrokenVolumeIsReadAgainAndAnotherFormIsThrownAway() throws IOException {
        try (var system = CommandedSystem.start()) {
            var history = History.random(seed, ARTICLES);
            history.record(system);
            compare(system, history, whole(), folder);
            for (var i = 0; i < 5; i++) {
                var volumes = volumes();
                damage(volumes.get(random.nextInt(volumes.size())));
                assertThat(compare(system, history, whole(), folder).gone.indexed())
                        .isLessThan(ARTICLES);
                assertThat(compare(system, history, whole(), folder).gone.indexed())
                        .isEqualTo(ARTICLES);
            }
            Files.move(folder.resolve(folder.relativize(volumes().getFirst()).subpath(0, 1)), folder.resolve("0"));
            assertThat(compare(system, history, whole(), folder).gone.indexed()).isZero();
            assertThat(folder.resolve("0")).doesNotExist();
        }
    }

    private void damage(Path volume) throws IOException {
        try (var files = Files.list(volume)) {
            var all =
                    files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
            var file = all.get(random.nextInt(all.size()));
            var bytes = Files.readAllBytes(file);
            switch (random.nextInt(3)) {
                case 0 -> Files.delete(file);
                case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                default -> {
                    bytes[random.nextInt(bytes.length)] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    /// A copy of the files at any moment is what a kill leaves.
    @Test
    void whatAKillLeavesGivesTheSameAnswer() throws IOException {
        try (var system = CommandedSystem.start()) {
            var history = History.random(seed, ARTICLES);
            history.record(system);
            var copies = new ArrayList<Path>();
            try (var index = Catalogue.open(folder.resolve("past"), ID, SIZE).orElseThrow()) {
                past(system).by(index).through(whole(), history.watches(), new Past.Listener() {
                    private int seen;

                    @Override
                    public void article(Article article, Instant at) {
                        if (seen++ % 40 == 7) {
                            copies.add(copy(folder.resolve("past"), folder.resolve("copy" + copies.size())));
                        }
                    }

                    @Override
                    public void alert(Alert alert, Instant when, Instant at) {
                        // what is said is not compared here
                    }
                });
            }
            for (var copy : copies) {
                var told = compare(system, history, whole(), copy);
                assertThat(told.gone.indexed()).isLessThan(ARTICLES);
                assertThat(compare(system, history, whole(), copy).gone.indexed())
                        .isEqualTo(ARTICLES);
            }
            assertThat(copies).hasSizeGreaterThan(5);
        }
    }

    private static Path copy(Path from, Path to) {
        try {
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path in, BasicFileAttributes attributes) throws IOException {
                    Files.createDirectories(to.resolve(from.relativize(in)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(from.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneThatSomebodyElseWritesIsReadOnly() {
        try (var system = CommandedSystem.start();
                var first = Catalogue.open(folder, ID, SIZE).orElseThrow()) {
            var history = History.random(seed, ARTICLES);
            record(system, history.articles().subList(0, 100));
            past(system).by(first).through(whole(), history.watches(), (_, _, _) -> {});
            record(system, history.articles().subList(100, ARTICLES));
            for (var i = 0; i < 2; i++) {
                assertThat(compare(system, history, whole(), folder).gone.indexed())
                        .isEqualTo(100);
            }
        }
    }

    /// @param alerts without their passages
    private record Told(List<ObjectNode> alerts, Past.Gone gone) {}

    private Told compare(CommandedSystem system, History history, Past.Range range, Path index) {
        var plainly = plain.computeIfAbsent(range, _ -> told(past(system), history, range));
        Told indexed;
        try (var catalogue = Catalogue.open(index, ID, SIZE).orElseThrow()) {
            indexed = told(past(system).by(catalogue), history, range);
        }
        assertThat(indexed.alerts).as("seed %d, %s", seed, range).isEqualTo(plainly.alerts);
        assertThat(indexed.gone.range()).isEqualTo(plainly.gone.range());
        assertThat(indexed.gone.before()).isEqualTo(plainly.gone.before());
        return indexed;
    }

    private void compareReports(CommandedSystem system, History history, Past.Range range, Path index) {
        try (var catalogue = Catalogue.open(index, ID, SIZE).orElseThrow()) {
            assertThat(reports(past(system).by(catalogue), history, range))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("cost")
                    .isEqualTo(reports(past(system), history, range));
        }
    }

    private static Past past(CommandedSystem system) {
        return new Past(system.cluster(), system.channels(), SETTINGS, CLOCK, Pace.FULL);
    }

    private static Told told(Past past, History history, Past.Range range) {
        var alerts = new ArrayList<ObjectNode>();
        var gone = past.through(range, history.watches(), (alert, _, _) -> alerts.add(told(alert)));
        return new Told(alerts, gone);
    }

    private static ObjectNode told(Alert alert) {
        var json = RecordJson.of(alert);
        json.withObject("evidence").remove("passages");
        if (alert.raisedBy().isPresent()) {
            json.withObject("raisedBy").remove("passages");
        }
        return json;
    }

    private static List<Report> reports(Past past, History history, Past.Range range) {
        var first =
                history.watches().stream().filter(watch -> watch.version() == 1).toList();
        return Backtest.of(past, range, first, CLOCK);
    }

    private static Past.Range whole() {
        return new Past.Range(Instant.EPOCH, CLOCK.instant(), Set.of());
    }

    private Past.Range range() {
        var from = History.BEGIN.plus(Duration.ofDays(random.nextInt(80)));
        return new Past.Range(
                from,
                from.plus(Duration.ofDays(5 + random.nextInt(50))),
                List.of(Set.<String>of(), Set.of("source1"), Set.of("source0", "source1"))
                        .get(random.nextInt(3)));
    }

    private List<Path> volumes() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+"))
                    .sorted()
                    .toList();
        }
    }
}
