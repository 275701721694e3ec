package dev.newsvane.enrich.vocabulary;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;

/// Words to stems, by language: Snowball's stemmers and Lucene's stop words. A language without one keeps
/// its words.
public final class Stems {
    private record Grammar(Supplier<SnowballStemmer> stemmer, CharArraySet stops) {}

    private static final Map<String, Grammar> GRAMMARS = Map.ofEntries(
            Map.entry("en", new Grammar(EnglishStemmer::new, EnglishAnalyzer.getDefaultStopSet())),
            Map.entry("de", new Grammar(GermanStemmer::new, GermanAnalyzer.getDefaultStopSet())),
            Map.entry("fr", new Grammar(FrenchStemmer::new, FrenchAnalyzer.getDefaultStopSet())),
            Map.entry("es", new Grammar(SpanishStemmer::new, SpanishAnalyzer.getDefaultStopSet())),
            Map.entry("it", new Grammar(ItalianStemmer::new, ItalianAnalyzer.getDefaultStopSet())),
            Map.entry("pt", new Grammar(PortugueseStemmer::new, PortugueseAnalyzer.getDefaultStopSet())),
            Map.entry("nl", new Grammar(DutchStemmer::new, DutchAnalyzer.getDefaultStopSet())),
            Map.entry("sv", new Grammar(SwedishStemmer::new, SwedishAnalyzer.getDefaultStopSet())),
            Map.entry("da", new Grammar(DanishStemmer::new, DanishAnalyzer.getDefaultStopSet())),
            Map.entry("nb", new Grammar(NorwegianStemmer::new, NorwegianAnalyzer.getDefaultStopSet())),
            Map.entry("fi", new Grammar(FinnishStemmer::new, FinnishAnalyzer.getDefaultStopSet())),
            Map.entry("ru", new Grammar(RussianStemmer::new, RussianAnalyzer.getDefaultStopSet())));

    private final Optional<Grammar> grammar;
    private final Optional<SnowballStemmer> stemmer;

    /// One for each text: a stemmer has a state.
    public Stems(Optional<String> language) {
        grammar = Optional.ofNullable(GRAMMARS.get(language.orElse("en")));
        stemmer = grammar.map(g -> g.stemmer().get());
    }

    /// Whether a language has stems and stop words here; where none is named, it is English.
    public static boolean known(Optional<String> language) {
        return GRAMMARS.containsKey(language.orElse("en"));
    }

    /// The stem of a word in any case; empty for a word that says nothing.
    public String of(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (grammar.isPresent() && grammar.get().stops().contains(lower)) {
            return "";
        }
        if (stemmer.isEmpty()) {
            return lower;
        }
        stemmer.get().setCurrent(lower);
        stemmer.get().stem();
        return stemmer.get().getCurrent();
    }
}
