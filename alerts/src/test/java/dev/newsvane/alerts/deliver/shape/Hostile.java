package dev.newsvane.alerts.deliver.shape;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What strangers write to be more than words in a chat, the same at every run.
final class Hostile {
    /// Words that mean something to one chat or another.
    private static final List<String> HOSTILE = List.of(
            "@everyone",
            "@here",
            "@channel",
            "<!channel>",
            "<@U1>",
            "<@&9>",
            "<at>all</at>",
            "**",
            "__",
            "~~",
            "`",
            "[a](http://b.example)",
            "<http://b.example|a>",
            "&amp;",
            "\n# ",
            "\n> ",
            "\u202e",
            "\u0000",
            "\u200b",
            "\u200e",
            "\u2060",
            "\u00ad",
            "\r\n",
            "😀",
            "é",
            "|",
            "\\",
            "a",
            " ",
            ":x:",
            "~town",
            "javascript:",
            "\ud800");

    /// Of which nothing is seen.
    private static final List<String> UNSEEN = List.of("", " ", "\u00a0", "\u00ad", "\u200b", "\u200e", "\u2060", "\n");

    /// Signs of an address that are longer where they are escaped.
    private static final List<String> LENGTHENED = List.of("a", "&", "(", "*", "'", "é", "%7C");

    private Hostile() {}

    /// Runs a rule over texts of every length made of what means something somewhere, or of what is not seen, with
    /// addresses of every length.
    static void each(Consumer<Brief> rule) {
        var random = new Random(7);
        IntStream.iterate(0, i -> i < 500, i -> i + 4).forEach(i -> {
            var words = some(random, i % 5 == 0 ? UNSEEN : HOSTILE, random.nextInt(i + 1) + 1);
            var sign = LENGTHENED.get(random.nextInt(LENGTHENED.size()));
            var alert = Told.of(words, "https://a.example/?" + sign.repeat(random.nextInt(1_600)));
            rule.accept(Brief.of(alert));
            rule.accept(Together.brief(Collections.nCopies(1 + random.nextInt(30), alert)));
        });
    }

    private static String some(Random random, List<String> words, int number) {
        return Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(number)
                .collect(Collectors.joining());
    }
}
