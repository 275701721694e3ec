package dev.newsvane.enrich;

import dev.newsvane.schemas.Article;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reports in words that exist nowhere, so that it is plain how alike they are: so many words of one subject, so
/// many of another, in an order of their own.
final class Reports {
    private static final List<String> ENDINGS = List.of(
            "bam", "dok", "fup", "gak", "hov", "jup", "kob", "lum", "mov", "nub", "pok", "rav", "sug", "tov", "vok",
            "wub", "zam", "bok", "dag", "fob", "gup", "hok", "kav", "lob");

    private Reports() {}

    /// @param site who reports, and what its only report is called
    static Article report(String site, Instant at, String... words) {
        return revised(site, "", at, words);
    }

    static Article revised(String site, String correction, Instant at, String... words) {
        var mixed = new ArrayList<>(Arrays.asList(words));
        Collections.shuffle(mixed, new Random(site.hashCode()));
        var text = String.join(" ", mixed) + '.' + correction;
        var url = "https://" + site + "/report";
        return Article.of(url, site, "As told by " + site, text, at);
    }

    /// Words of a subject, the first so many.
    static String[] words(String subject, int count) {
        return IntStream.range(0, count).mapToObj(i -> subject + ENDINGS.get(i)).toArray(String[]::new);
    }

    static String[] both(String[] some, String[] more) {
        return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
