package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Plain text: white space, words, entities.
final class Texts {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!][^<>]*>|&[a-zA-Z]{2,8};|&#[xX]?[0-9a-fA-F]+;");

    private Texts() {}

    /// White space of any kind, and what is as invisible.
    static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x200B || c == 0xFEFF;
    }

    /// One line without doubled, leading or trailing white space.
    static String line(CharSequence text) {
        var line = new StringBuilder(text.length());
        var space = false;
        for (var at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (blank(c)) {
                space = true;
            } else {
                if (space && !line.isEmpty()) {
                    line.append(' ');
                }
                space = false;
                line.append(c);
            }
        }
        return line.toString();
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
