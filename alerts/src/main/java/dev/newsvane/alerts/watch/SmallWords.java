package dev.newsvane.alerts.watch;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.util.IOUtils;

/// The small words of each language that has a stemmer here: articles, pronouns, prepositions, which stand in every
/// text.
final class SmallWords {
    private static final String ENGLISH = "en";

    /// So many more of its small words than of English ones show another language: `war in` may be either.
    private static final int MORE = 2;

    private static final Set<UnicodeScript> SCRIPTS =
            Set.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.ARABIC, UnicodeScript.DEVANAGARI);

    /// Read when the first example is.
    private static final class Known {
        static final Map<String, CharArraySet> BY_LANGUAGE = Map.ofEntries(
                entry("ar", ArabicAnalyzer.getDefaultStopSet()),
                entry("bg", BulgarianAnalyzer.getDefaultStopSet()),
                entry("cs", CzechAnalyzer.getDefaultStopSet()),
                entry("da", DanishAnalyzer.getDefaultStopSet()),
                entry("de", GermanAnalyzer.getDefaultStopSet()),
                entry(ENGLISH, english()),
                entry("es", SpanishAnalyzer.getDefaultStopSet()),
                entry("fi", FinnishAnalyzer.getDefaultStopSet()),
                entry("fr", FrenchAnalyzer.getDefaultStopSet()),
                entry("hi", HindiAnalyzer.getDefaultStopSet()),
                entry("hu", HungarianAnalyzer.getDefaultStopSet()),
                entry("id", IndonesianAnalyzer.getDefaultStopSet()),
                entry("it", ItalianAnalyzer.getDefaultStopSet()),
                entry("lv", LatvianAnalyzer.getDefaultStopSet()),
                entry("nl", DutchAnalyzer.getDefaultStopSet()),
                entry("no", NorwegianAnalyzer.getDefaultStopSet()),
                entry("pt", PortugueseAnalyzer.getDefaultStopSet()),
                entry("ro", RomanianAnalyzer.getDefaultStopSet()),
                entry("ru", RussianAnalyzer.getDefaultStopSet()),
                entry("sv", SwedishAnalyzer.getDefaultStopSet()),
                entry("tr", TurkishAnalyzer.getDefaultStopSet()));

        /// Snowball's: the set of Lucene's own analyzer has no `he` and no `from`.
        private static CharArraySet english() {
            try {
                return WordlistLoader.getSnowballWordSet(IOUtils.requireResourceNonNull(
                        SnowballFilter.class.getResourceAsStream("english_stop.txt"), "english_stop.txt"));
            } catch (IOException e) {
                throw new UncheckedIOException("a list of words within the program cannot fail to be read", e);
            }
        }
    }

    private SmallWords() {}

    /// The language of a text by its small words; English, unless another's are clearly more.
    ///
    /// @param words in small letters
    static String language(List<String> words) {
        var english = count(ENGLISH, words);
        return Known.BY_LANGUAGE.keySet().stream()
                .filter(language -> count(language, words) >= english + MORE)
                .max(Comparator.<String>comparingLong(language -> count(language, words))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(ENGLISH);
    }

    /// Whether some of these languages are written so: a text in other writing has no small words here.
    static boolean write(String text) {
        var letters = text.codePoints().filter(Character::isLetter).toArray();
        return 2
                        * Arrays.stream(letters)
                                .filter(c -> SCRIPTS.contains(UnicodeScript.of(c)))
                                .count()
                >= letters.length;
    }

    private static long count(String language, List<String> words) {
        return words.stream().filter(word -> has(language, word)).count();
    }

    /// Whether the word, in small letters, is one.
    static boolean has(String language, String word) {
        var known = Known.BY_LANGUAGE.get(language);
        return known != null && known.contains(word);
    }
}
