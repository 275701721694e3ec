package dev.newsvane.enrich.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.enrich.Shared;
import dev.newsvane.enrich.story.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Makes `src/main/resources/background/en.txt.gz`: the number of articles counted, then the most frequent stems, each
/// with the number of articles it occurs in. Statistics only; no text can be had back from them.
///
/// Run it as a program from the folder `enrich`, after any change of [Stems], on the English sets of
/// `../shared/data/articles`.
final class BackgroundGenerator {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)*");
    private static final int STEMS = 20_000;

    private BackgroundGenerator() {}

    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments.length > 0 ? arguments[0] : "src/main/resources/background/en.txt.gz");
        var documents = new int[1];
        var frequencies = new HashMap<String, Integer>();
        Stream.of("abp-dev", "reuters-train")
                .flatMap(set -> Shared.lines("articles/" + set + ".jsonl.gz"))
                .forEach(article -> {
                    documents[0]++;
                    var stems = new Stems(Optional.of("en"));
                    var seen = new HashSet<String>();
                    var text = Shared.text(article, "title").orElse("") + "\n"
                            + Shared.text(article, "text").orElse("");
                    WORD.matcher(text).results().forEach(word -> seen.add(stems.of(Terms.bare(word.group()))));
                    seen.forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
                });
        var lines = frequencies.entrySet().stream()
                .filter(entry -> entry.getKey().length() >= 2)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(STEMS)
                .map(entry -> entry.getKey() + ' ' + entry.getValue())
                .collect(Collectors.joining("\n", documents[0] + "\n", "\n"));
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(lines.getBytes(UTF_8));
        }
    }
}
