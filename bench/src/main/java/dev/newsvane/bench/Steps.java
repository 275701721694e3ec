package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.language.Language;
import dev.newsvane.enrich.phrase.KeyPhrases;
import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What the steps of enrich cost on the texts of a hundred articles, against reading them word by word once.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 2)
public class Steps {
    private static final int ARTICLES = 100;
    private static final int MANY = 10_000;
    private static final int FEW = 300;
    private static final Optional<String> ENGLISH = Optional.of("en");

    /// Two capitalised words within a sentence.
    private static final Pattern NAME = Pattern.compile("(?<=[a-z] )\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+");

    private List<String> texts = List.of();
    private Gazetteer few = Gazetteer.shipped();
    private Gazetteer many = Gazetteer.shipped();

    /// The articles, and gazetteers with the first 300 and the first 10,000 names that other articles hold.
    @Setup
    public void prepare() throws IOException {
        texts = articles(0, ARTICLES);
        var names = new LinkedHashSet<String>();
        for (var text : articles(ARTICLES, Integer.MAX_VALUE)) {
            NAME.matcher(text).results().forEach(name -> names.add(name.group()));
            if (names.size() >= MANY) {
                break;
            }
        }
        few = gazetteer(names.stream().limit(FEW).toList());
        many = gazetteer(names.stream().limit(MANY).toList());
    }

    private static Gazetteer gazetteer(List<String> names) {
        var lines = names.stream()
                .map(name -> "person:" + name.replace(' ', '-').toLowerCase(Locale.ROOT) + "\tperson\t" + name)
                .distinct()
                .filter(line -> line.chars().allMatch(c -> c < 128))
                .toList();
        return Gazetteer.empty().with(List.of(lines)).gazetteer();
    }

    private static List<String> articles(int from, int most) throws IOException {
        var file = Shared.data()
                .orElseThrow(() -> new IllegalStateException("needs the articles in ../shared/data/articles"))
                .resolve("articles/abp-dev.jsonl.gz");
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return lines.lines()
                    .skip(from)
                    .limit(most)
                    .map(line -> Json.parse(line).path("text").asString())
                    .toList();
        }
    }

    /// Words found and hashed, and nothing done with them.
    @Benchmark
    public void reading(Blackhole used) {
        for (var text : texts) {
            var hash = 0;
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (Character.isLetterOrDigit(c)) {
                    hash = 31 * hash + Character.toLowerCase(c);
                } else if (hash != 0) {
                    used.consume(hash);
                    hash = 0;
                }
            }
        }
    }

    @Benchmark
    public void fingerprint(Blackhole used) {
        texts.forEach(text -> used.consume(Fingerprint.of(Shingles.of(text))));
    }

    @Benchmark
    public void language(Blackhole used) {
        texts.forEach(text -> used.consume(Language.of(text, Optional.empty())));
    }

    @Benchmark
    public void phrases(Blackhole used) {
        texts.forEach(text -> used.consume(KeyPhrases.of("", text, ENGLISH)));
    }

    @Benchmark
    public void entitiesAsShipped(Blackhole used) {
        texts.forEach(text -> used.consume(Gazetteer.shipped().entities("", text)));
    }

    @Benchmark
    public void entitiesOf300(Blackhole used) {
        texts.forEach(text -> used.consume(few.entities("", text)));
    }

    @Benchmark
    public void entitiesOf10000(Blackhole used) {
        texts.forEach(text -> used.consume(many.entities("", text)));
    }

    /// Prints nanoseconds for 1,000 characters, and how often the words could be read meanwhile.
    public static void main(String... arguments) throws RunnerException, IOException {
        var characters = articles(0, ARTICLES).stream().mapToInt(String::length).sum();
        var results = new Runner(new OptionsBuilder()
                        .include(Steps.class.getName() + ".*")
                        .build())
                .run();
        var floor = results.stream()
                .map(result -> result.getPrimaryResult())
                .filter(result -> result.getLabel().equals("reading"))
                .mapToDouble(result -> result.getScore())
                .findFirst()
                .orElseThrow();
        for (var result : results) {
            var score = result.getPrimaryResult();
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %8.0f ns for 1,000 characters, %6.1f times reading%n",
                    score.getLabel(),
                    1000 * score.getScore() / characters,
                    score.getScore() / floor);
        }
    }
}
