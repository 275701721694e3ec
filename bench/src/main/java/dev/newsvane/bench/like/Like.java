package dev.newsvane.bench.like;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// How well an example finds the other reports of its event among strangers: each article of a set whose events are
/// known is the example once, by its headline and by its headline with the first sixty words.
final class Like {
    /// One in so many of the strangers is taken.
    private static final int ONE_IN = 4;

    private Like() {}

    /// Measures.
    ///
    /// @param data the shared data
    static void measure(Path data, List<Way> ways) throws IOException {
        var known = sameEvent();
        var strangers = Labelled.read(data.resolve("articles/abp-dev.jsonl.gz"), id -> !known.contains(id));
        var some = new ArrayList<Labelled>();
        for (var i = 0; i < strangers.size(); i += ONE_IN) {
            some.add(strangers.get(i));
        }
        for (var set : List.of("basil", "ecbplus-dev")) {
            var articles = Labelled.read(data.resolve("stories/" + set + ".jsonl.gz"), _ -> true);
            measure(set + ", headline", articles, some, Labelled::title, ways);
            measure(set + ", headline and lead", articles, some, Labelled::top, ways);
        }
        ways.stream()
                .filter(way -> way.milliseconds() > 0)
                .forEach(way -> System.out.printf(
                        Locale.ROOT, "%s: %.1f ms of processor time a text%n", way.name(), way.milliseconds()));
    }

    private static void measure(
            String what,
            List<Labelled> set,
            List<Labelled> strangers,
            Function<Labelled, String> part,
            List<Way> ways) {
        System.out.printf(
                "%n%s: %d examples, %d strangers%n| way | AP | F | P | R | false of 1,000 | threshold |%n| --- | --- |"
                        + " --- | --- | --- | --- | --- |%n",
                what, set.size(), strangers.size());
        var all = new ArrayList<>(set);
        all.addAll(strangers);
        var events = all.stream().map(Labelled::event).toList();
        for (var way : ways) {
            var rankings = new ArrayList<Ranking>();
            var likeness = way.likeness(set.stream().map(part).toList(), all);
            for (var i = 0; i < set.size(); i++) {
                var event = events.get(i);
                var same = new boolean[all.size()];
                for (var j = 0; j < same.length; j++) {
                    same[j] = events.get(j).equals(event);
                }
                rankings.add(new Ranking(i, event, likeness.get(i), same));
            }
            System.out.println("| " + way.name() + " | " + Halves.of(rankings, events) + " |");
        }
    }

    /// Strangers that report an event of a set.
    private static Set<String> sameEvent() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        Like.class.getResourceAsStream("/stories/same-event.txt"), "the program lacks its list"),
                StandardCharsets.UTF_8))) {
            return new HashSet<>(lines.lines().toList());
        }
    }
}
