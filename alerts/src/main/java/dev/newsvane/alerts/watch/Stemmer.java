package dev.newsvane.alerts.watch;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Folded words without their inflections, by the language of the article that they stand in: Lucene's light stemmers
/// where it has one. A language that it has none for keeps its words; one that is not known is taken for English. Safe
/// for use by several threads.
public final class Stemmer {
    private static final String ENGLISH = "en";

    /// Whatever language there is no stemmer for.
    private static final String NONE = "";

    private static final Map<String, UnaryOperator<TokenStream>> LANGUAGES = Map.ofEntries(
            entry("ar", ArabicStemFilter::new),
            entry("bg", BulgarianStemFilter::new),
            entry("cs", CzechStemFilter::new),
            entry("da", words -> new SnowballFilter(words, "Danish")),
            entry("de", GermanLightStemFilter::new),
            entry(ENGLISH, KStemFilter::new),
            entry("es", SpanishLightStemFilter::new),
            entry("fi", FinnishLightStemFilter::new),
            entry("fr", FrenchLightStemFilter::new),
            entry("hi", HindiStemFilter::new),
            entry("hu", HungarianLightStemFilter::new),
            entry("id", IndonesianStemFilter::new),
            entry("it", ItalianLightStemFilter::new),
            entry("lv", LatvianStemFilter::new),
            entry("nb", NorwegianLightStemFilter::new),
            entry("nl", words -> new SnowballFilter(words, "Dutch")),
            entry("no", NorwegianLightStemFilter::new),
            entry("pt", PortugueseLightStemFilter::new),
            entry("ro", words -> new SnowballFilter(words, "Romanian")),
            entry("ru", RussianLightStemFilter::new),
            entry("sv", SwedishLightStemFilter::new),
            entry("tr", words -> new SnowballFilter(words, "Turkish")));

    private final One word = new One();
    private final Map<String, TokenStream> chains = new HashMap<>();
    private final Map<String, Spellings> known = new ConcurrentHashMap<>();

    /// The words of a language.
    ///
    /// @param language a tag such as `de-AT`; blank where it is not known
    public Spellings of(String language) {
        return by(rules(language));
    }

    /// By which language's rules the words of a language are stemmed; blank where by none.
    public static String rules(String language) {
        var tag = language.isBlank() ? ENGLISH : language.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return LANGUAGES.containsKey(tag) ? tag : NONE;
    }

    /// The words of all languages that are stemmed by these rules.
    public Spellings by(String rules) {
        return known.computeIfAbsent(
                rules,
                _ -> new Spellings(rules.equals(NONE) ? UnaryOperator.identity() : word -> stemmed(rules, word)));
    }

    /// What the word may come down to in one language or another; most languages agree.
    public Set<String> stems(String folded) {
        var stems = new HashSet<>(Set.of(folded));
        LANGUAGES.keySet().forEach(language -> stems.add(stemmed(language, folded)));
        return stems;
    }

    private synchronized String stemmed(String language, String folded) {
        var chain = chains.computeIfAbsent(
                language,
                tag -> LANGUAGES.getOrDefault(tag, UnaryOperator.identity()).apply(word));
        try {
            word.term.setEmpty().append(folded);
            var stem = chain.incrementToken() ? word.term.toString() : folded;
            return language.equals(ENGLISH) ? singular(stem) : Words.folded(stem);
        } catch (IOException e) {
            throw new UncheckedIOException("a word in memory cannot fail to be read", e);
        }
    }

    /// Krovetz's dictionary has plurals such as `books` for words of their own; a reader has not. The news is not new.
    private static String singular(String stem) {
        var last = stem.length() - 1;
        return last > 2 && stem.charAt(last) == 's' && "sui".indexOf(stem.charAt(last - 1)) < 0 && !stem.equals("news")
                ? stem.substring(0, last)
                : stem;
    }

    /// A stream that says the word it holds, again and again.
    private static final class One extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        @Override
        public boolean incrementToken() {
            return true;
        }
    }
}
