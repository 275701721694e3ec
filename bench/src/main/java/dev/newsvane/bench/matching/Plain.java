package dev.newsvane.bench.matching;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.alerts.watch.Word;
import dev.newsvane.alerts.watch.Words;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;

/// The same watches in Lucene's Monitor. Title and text alone are looked at: the watches here ask for no more.
final class Plain implements AutoCloseable {
    private final Stemmer stemmer = new Stemmer();
    private final Monitor monitor;

    Plain(Presearcher presearcher, List<Watch> watches) throws IOException {
        monitor = new Monitor(new KeywordAnalyzer(), presearcher);
        var queries = new ArrayList<MonitorQuery>();
        for (var watch : watches) {
            if (WatchLanguage.parse(watch.query()) instanceof Parsing.Parsed(var query)) {
                queries.add(new MonitorQuery(watch.name(), new Compile(stemmer).query(query)));
            }
        }
        monitor.register(queries);
    }

    Set<String> match(Article article) throws IOException {
        var document = new Document();
        document.add(new TextField(Field.TITLE.word(), new Forms(words(article.title()))));
        document.add(new TextField(Field.TEXT.word(), new Forms(words(article.text()))));
        var names = new TreeSet<String>();
        monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches().forEach(match -> names.add(match.getQueryId()));
        return names;
    }

    private List<Word> words(String text) {
        return Words.of(text, stemmer.of("en")::of);
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }

    /// All forms of a word at one position, told apart by a letter before them.
    static String term(Form form, String text) {
        return form.name().charAt(0) + text;
    }

    private static final class Forms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<Word> words;
        private int at;

        Forms(List<Word> words) {
            this.words = words;
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

        @Override
        public void reset() {
            at = 0;
        }
    }
}
