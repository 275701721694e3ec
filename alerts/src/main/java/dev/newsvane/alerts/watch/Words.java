package dev.newsvane.alerts.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// What a word is, in queries and in texts alike: split by UAX #29 (so `open-model` is two words), folded to lower case
/// without accents; [Stemmer] takes its inflection away. Safe for use by several threads.
public final class Words {
    /// Words behind these are not read: a bound against texts that are no articles.
    public static final int MOST = 100_000;

    private static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new StandardTokenizer());
        }
    };

    private Words() {}

    /// The words of a query: what they come down to depends on the article.
    public static List<Word> of(String text) {
        return of(text, written -> Spelling.of(written, UnaryOperator.identity()));
    }

    /// The words of a text.
    public static List<Word> of(String text, Function<String, Spelling> spelling) {
        var words = new ArrayList<Word>();
        try (var stream = ANALYZER.tokenStream("text", text)) {
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (words.size() < MOST && stream.incrementToken()) {
                var start = offset.startOffset();
                var end = offset.endOffset();
                words.add(new Word(start, end, spelling.apply(text.substring(start, end))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
        return words;
    }

    /// Lower case, without accents, ligatures and widths.
    public static String folded(String word) {
        var lower = composed(word).toLowerCase(Locale.ROOT);
        if (ascii(lower)) {
            return lower;
        }
        var in = lower.toCharArray();
        var out = new char[4 * in.length];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }

    /// An address with its parts as words, at the same offsets.
    public static String parts(String url) {
        return parts(url, "");
    }

    /// The same of a query.
    ///
    /// @param but signs that are left
    static String parts(String url, String but) {
        var parts = url.toCharArray();
        for (var i = 0; i < parts.length; i++) {
            if (!Character.isLetterOrDigit(parts[i]) && !Character.isSurrogate(parts[i]) && but.indexOf(parts[i]) < 0) {
                parts[i] = ' ';
            }
        }
        return new String(parts);
    }

    static String composed(String word) {
        return ascii(word) ? word : Normalizer.normalize(word, Normalizer.Form.NFKC);
    }

    /// Of ASCII alone nothing is to be composed or folded, and most words are.
    private static boolean ascii(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
