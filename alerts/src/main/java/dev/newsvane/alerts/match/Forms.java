package dev.newsvane.alerts.match;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Word;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// All forms of a word stand at one position of one field, told apart by a letter before them: so a phrase can mix
/// stems, wildcards and exact case.
final class Forms {
    private Forms() {}

    static String term(Form form, String text) {
        return switch (form) {
            case STEM -> 's' + text;
            case EXACT -> 'x' + text;
            case KEY -> text;
        };
    }

    static String folded(String text) {
        return 'w' + text;
    }

    private static List<String> of(Word word, Field.Kind kind) {
        return switch (kind) {
            case KEY -> List.of(word.folded());
            case WORDS -> List.of(term(Form.STEM, word.stem()), folded(word.folded()), term(Form.EXACT, word.exact()));
        };
    }

    /// The words of a field as Lucene reads them.
    static TokenStream stream(Field field, List<Word> words) {
        var forms = new ArrayList<List<String>>(words.size());
        words.forEach(word -> forms.add(of(word, field.kind())));
        return new Stream(words, forms);
    }

    private static final class Stream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<Word> words;
        private final List<List<String>> forms;
        private int word;
        private int form;

        Stream(List<Word> words, List<List<String>> forms) {
            this.words = words;
            this.forms = forms;
        }

        @Override
        public boolean incrementToken() {
            if (word == words.size()) {
                return false;
            }
            clearAttributes();
            term.append(forms.get(word).get(form));
            offset.setOffset(words.get(word).start(), words.get(word).end());
            step.setPositionIncrement(form == 0 ? 1 : 0);
            form++;
            if (form == forms.get(word).size()) {
                form = 0;
                word++;
            }
            return true;
        }

        @Override
        public void reset() {
            word = 0;
            form = 0;
        }
    }
}
