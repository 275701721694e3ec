package dev.newsvane.enrich.story;

import static java.util.stream.Collectors.toSet;

import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.Placer;
import dev.newsvane.enrich.Shared;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.DateOrigin;
import dev.newsvane.schemas.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// Stories measured on the two sets with truth, in the order of the file, shuffled, and in a stream of 2,000
/// others; one configuration. The others are the articles of `articles/abp-dev` whose SHA-256 of `mixed ID` comes
/// first, without those that somebody who read both found to report an event of the set (`same-event.txt`); among
/// BASIL's by date, among ECB+'s, which has no dates, evenly and without theirs.
final class StoryFigures {
    private static final Instant SEEN = Instant.parse("2026-06-01T00:00:00Z");
    private static final int OTHERS = 2000;
    private static final int SHUFFLES = 20;

    private StoryFigures() {}

    /// An article to place, and the story it truly belongs to, if that is known.
    record Told(Article article, Optional<String> truth) {}

    public static void main(String[] arguments) {
        var least = arguments.length > 0
                ? Double.parseDouble(arguments[0])
                : EnrichSettings.defaults().likeness();
        for (var set : List.of("basil", "ecbplus-dev")) {
            var told = set(set);
            print(set, told, least);
            print(set + " among others", mixed(told), least);
            var shuffled = shuffled(told);
            System.out.printf(
                    "%s shuffled %d times: BCubed %s, pairs %s%n",
                    set,
                    SHUFFLES,
                    spread(shuffled.stream()
                            .map(each -> scores(each, least).bcubed().f())
                            .toList()),
                    spread(shuffled.stream()
                            .map(each -> scores(each, least).pairs().f())
                            .toList()));
        }
    }

    private static void print(String name, List<Told> told, double least) {
        var found = place(told, least);
        var truth = told.stream().map(Told::truth).toList();
        System.out.printf("%s %s %s%n", name, Scores.of(found, truth), Scores.intervals(found, truth, new Random(1)));
    }

    private static String spread(List<Double> values) {
        var mean = values.stream().mapToDouble(value -> value).average().orElse(0);
        return "%.3f (%.3f to %.3f)".formatted(mean, Collections.min(values), Collections.max(values));
    }

    static Scores scores(List<Told> told, double least) {
        return Scores.of(place(told, least), told.stream().map(Told::truth).toList());
    }

    static List<Told> set(String name) {
        return Shared.lines("stories/" + name + ".jsonl.gz")
                .map(line -> told(line, true))
                .toList();
    }

    private static Told told(JsonNode line, boolean dated) {
        return new Told(article(line, dated), Shared.text(line, "story"));
    }

    /// Within a day, or wholly where there are no dates.
    private static List<List<Told>> shuffled(List<Told> told) {
        return IntStream.range(0, SHUFFLES)
                .mapToObj(seed -> {
                    var shuffled = new ArrayList<>(told);
                    Collections.shuffle(shuffled, new Random(seed));
                    shuffled.sort(Comparator.comparing(each -> each.article().event()));
                    return List.copyOf(shuffled);
                })
                .toList();
    }

    static List<Told> mixed(List<Told> told) {
        var dated = told.stream().anyMatch(each -> each.article().published().isPresent());
        var same = same();
        var others = Shared.lines("articles/abp-dev.jsonl.gz")
                .sorted(Comparator.comparing(StoryFigures::lot))
                .limit(OTHERS)
                .filter(line -> !same.contains(Shared.text(line, "id").orElse("")))
                .map(line -> told(line, dated))
                .toList();
        if (dated) {
            return Stream.of(told, others)
                    .flatMap(Collection::stream)
                    .sorted(Comparator.comparing(each -> each.article().event()))
                    .toList();
        }
        var mixed = new ArrayList<Told>();
        for (var i = 0; i < told.size(); i++) {
            mixed.add(told.get(i));
            mixed.addAll(others.subList(i * others.size() / told.size(), (i + 1) * others.size() / told.size()));
        }
        return mixed;
    }

    private static String lot(JsonNode line) {
        return ByteString.encodeUtf8("mixed " + Shared.text(line, "id").orElse(""))
                .sha256()
                .hex();
    }

    private static Set<String> same() {
        try (var in = Objects.requireNonNull(StoryFigures.class.getResourceAsStream("same-event.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The stories of the articles after the last has come, found with the given least likeness.
    static List<String> place(List<Told> told, double least) {
        var placer = Placer.inMemory(new EnrichSettings(Duration.ofDays(14), 200_000, least, Optional.empty()));
        told.forEach(each -> placer.place(each.article(), SEEN));
        return told.stream()
                .map(each ->
                        placer.story(each.article().lane(), each.article().id()).orElseThrow())
                .toList();
    }

    private static Article article(JsonNode line, boolean dated) {
        var published = Shared.text(line, "published")
                .filter(date -> dated)
                .map(day -> LocalDate.parse(day.substring(0, 10))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant());
        var id = Shared.text(line, "id").orElseThrow();
        return new Article(
                id,
                id,
                false,
                "",
                "",
                Shared.text(line, "source").orElse(id),
                Optional.empty(),
                "",
                Shared.text(line, "title").orElse(""),
                Shared.text(line, "text").orElse(""),
                List.of(),
                published,
                DateOrigin.GIVEN,
                Optional.empty(),
                Optional.of("en"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                "given",
                "history:" + "test",
                false,
                published.orElse(SEEN),
                SEEN,
                SEEN,
                "",
                -1,
                -1,
                Optional.empty(),
                Findings.NONE);
    }
}
