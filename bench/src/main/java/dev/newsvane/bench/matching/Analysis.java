package dev.newsvane.bench.matching;

import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.alerts.watch.Words;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Our words of an English text, for the peers: all forms of a word at one position, told apart by a letter before
/// them.
final class Analysis extends Analyzer {
    private final Stemmer stemmer = new Stemmer();

    /// How a form of a word is written in the peers' indexes and queries.
    static String term(Form form, String text) {
        return form.name().charAt(0) + text;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var forms = new Forms();
        return new TokenStreamComponents(text -> forms.begin(Words.of(all(text), stemmer.of("en")::of)), forms);
    }

    private static String all(Reader text) {
        try {
            return text.readAllAsString();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail to be read", e);
        }
    }

    private static final class Forms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private List<Word> words = List.of();
        private int at;

        void begin(List<Word> words) {
            this.words = words;
            at = 0;
        }

        @Override
        public boolean incrementToken() {
            var forms = Form.values();
            if (at == words.size() * forms.length) {
                return false;
            }
            clearAttributes();
            var form = forms[at % forms.length];
            term.append(term(form, words.get(at / forms.length).in(form)));
            step.setPositionIncrement(at % forms.length == 0 ? 1 : 0);
            at++;
            return true;
        }
    }
}
