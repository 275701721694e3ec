package dev.newsvane.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newsvane.ingest.feed.FeedReading.FeedRead;
import dev.newsvane.ingest.feed.FeedReading.NotAFeed;
import dev.newsvane.testkit.Shared;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/// Thousands of feeds that other readers are tested with, many of them broken on purpose: none may throw.
class FeedCorpusTest {
    private static final URI BASE = URI.create("http://127.0.0.1:8097/tests/feed.xml");

    @Test
    void whatOthersTestWithIsRead() throws IOException {
        var data = Shared.data().map(folder -> folder.resolve("feeds")).filter(Files::isDirectory);
        assumeTrue(data.isPresent(), "no ../shared/data/feeds beside the checkout");
        var counts = new TreeMap<String, Integer>();
        var failed = new ArrayList<String>();
        for (var file : files(data.get())) {
            var set = data.get().relativize(file).getName(0) + "/"
                    + data.get().relativize(file).getName(1);
            switch (FeedReader.read(ByteString.of(Files.readAllBytes(file)), Optional.empty(), BASE)) {
                case FeedRead _ -> counts.merge(set + " read", 1, Integer::sum);
                case NotAFeed(var why, var detail) -> {
                    counts.merge(set + " " + why, 1, Integer::sum);
                    failed.add(data.get().relativize(file) + " " + why + " " + detail);
                }
            }
        }
        if (Boolean.getBoolean("newsvane.tell")) {
            Files.write(Path.of("target/feed-corpus.txt"), failed);
            Files.writeString(
                    Path.of("target/feed-corpus-counts.txt"), counts.toString().replace(", ", "\n"));
        }
        var read = counts.entrySet().stream()
                .filter(count -> count.getKey().endsWith(" read"))
                .mapToInt(count -> count.getValue())
                .sum();
        assertThat((double) read / (read + failed.size())).isGreaterThan(0.9);
    }

    private static List<Path> files(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
