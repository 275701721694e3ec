package dev.newsvane.enrich;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/// What a story is told by: the title of its most central article, and how its most central articles begin.
final class Lines {
    /// Summary lines, each of another article.
    static final int MOST = 3;

    /// Characters; longer is no line any more.
    private static final int LONGEST = 280;

    private Lines() {}

    static String title(String title) {
        return cut(title);
    }

    /// @param before what it was until now, kept where no central article has a title
    static String headline(List<Words> central, String before) {
        return central.stream()
                .map(Words::title)
                .filter(title -> !title.isBlank())
                .findFirst()
                .orElse(before);
    }

    static List<String> summary(List<Words> central) {
        return central.stream()
                .map(words -> firstSentence(words.text()))
                .filter(line -> !line.isBlank())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String firstSentence(String text) {
        var opening = text.strip().lines().findFirst().orElse("");
        var sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(opening);
        return cut(opening.substring(0, Math.max(0, sentences.next())).strip());
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST) {
            return line;
        }
        var space = line.lastIndexOf(' ', LONGEST - 1);
        return line.substring(0, space > 0 ? space : line.offsetByCodePoints(0, LONGEST / 2)) + '…';
    }
}
