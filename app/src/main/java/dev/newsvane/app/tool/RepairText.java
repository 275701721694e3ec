package dev.newsvane.app.tool;

import static java.util.stream.Collectors.joining;

import dev.newsvane.app.Plural;
import dev.newsvane.ingest.feed.Feed;
import dev.newsvane.ingest.feed.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What had to be mended in a feed, for a person: a sentence for each kind, with the items that it concerns.
public final class RepairText {
    private static final int NAMED = 10;

    private RepairText() {}

    /// A line for each kind; none where nothing was mended.
    public static List<String> lines(Feed feed) {
        var lines = new ArrayList<String>();
        for (var repair : Repair.values()) {
            if (feed.repairs().contains(repair)) {
                lines.add(line("feed", repair));
            }
            var items = IntStream.range(0, feed.entries().size())
                    .filter(at -> feed.entries().get(at).repairs().contains(repair))
                    .map(at -> at + 1)
                    .boxed()
                    .toList();
            if (!items.isEmpty()) {
                lines.add(line(Plural.of(items.size(), "item") + " (" + numbers(items) + ")", repair));
            }
        }
        return List.copyOf(lines);
    }

    private static String line(String where, Repair repair) {
        return where + ": " + repair.word() + ": " + repair.sentence();
    }

    private static String numbers(List<Integer> items) {
        return items.stream().limit(NAMED).map(String::valueOf).collect(joining(", "))
                + (items.size() > NAMED ? ", …" : "");
    }
}
