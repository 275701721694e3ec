package dev.newsvane.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/// Plain text: white space, words, entities.
final class Texts {
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!][^<>]*>|&[a-zA-Z]{2,8};|&#[xX]?[0-9a-fA-F]+;");

    private Texts() {}

    /// White space of any kind, and what is as invisible.
    static boolean blank(char c) {
        return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : c == 0xA0 || c == 0x200B || c == 0xFEFF;
    }

    /// One line without doubled, leading or trailing white space.
    static String line(CharSequence text) {
        var line = text.toString().toCharArray();
        var length = 0;
        var space = false;
        for (var c : line) { // what is kept never overtakes what is read
            if (blank(c)) {
                space = length > 0;
            } else {
                if (space) {
                    line[length++] = ' ';
                    space = false;
                }
                line[length++] = c;
            }
        }
        return new String(line, 0, length);
    }

    /// The same where the text may hold markup or entities (summaries, JSON-LD, titles escaped twice).
    static String plain(String text) {
        var marked = (text.indexOf('<') >= 0 || text.indexOf('&') >= 0)
                && MARKUP.matcher(text).find();
        return line(marked ? Jsoup.parse(text).text() : text);
    }

    /// Digits of any script among the first so many characters; counting ends at the most.
    static int digits(String text, int length, int most) {
        var digits = 0;
        for (var at = 0; at < Math.min(text.length(), length) && digits < most; at++) {
            digits += Character.isDigit(text.charAt(at)) ? 1 : 0;
        }
        return digits;
    }

    static int words(String text) {
        var count = 0;
        for (var at = wordStart(text, 0); at < text.length(); at = wordStart(text, wordEnd(text, at))) {
            count++;
        }
        return count;
    }

    /// Lower-case words.
    static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        for (var at = wordStart(text, 0); at < text.length(); ) {
            var end = wordEnd(text, at);
            tokens.add(text.substring(at, end).toLowerCase(Locale.ROOT));
            at = wordStart(text, end);
        }
        return tokens;
    }

    private static int wordStart(String text, int from) {
        var at = from;
        while (at < text.length() && !inWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        var at = from;
        while (at < text.length() && inWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /// Letters, numbers of any kind, and the underscore.
    static boolean inWord(int point) {
        return Character.isLetterOrDigit(point) || point == '_' || (point > 0x7F && isNumber(point));
    }

    private static boolean isNumber(int point) {
        var type = Character.getType(point);
        return type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER;
    }
}
