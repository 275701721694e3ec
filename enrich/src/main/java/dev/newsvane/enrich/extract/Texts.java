package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Plain text: white space, words, entities.
final class Texts {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u200b\\ufeff]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!][^>]*>|&[a-zA-Z]{2,8};|&#\\d+;");

    private Texts() {}

    /// One line without doubled, leading or trailing white space.
    static String line(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /// The same where the text may hold markup or entities (summaries, JSON-LD, titles escaped twice).
    static String plain(String text) {
        return line(MARKUP.matcher(text).find() ? Jsoup.parse(text).text() : text);
    }

    static int words(String text) {
        var matcher = WORD.matcher(text);
        var count = 0;
        while (matcher.find()) {
            count++;
        }
        return count;
    }

    /// Lower-case words.
    static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group().toLowerCase(Locale.ROOT));
        }
        return tokens;
    }
}
