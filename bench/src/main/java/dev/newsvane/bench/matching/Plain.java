package dev.newsvane.bench.matching;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;

/// The same watches in Lucene's Monitor. Title and text alone are looked at: the watches here ask for no more.
final class Plain implements AutoCloseable {
    private final Monitor monitor;

    Plain(Presearcher presearcher, List<Watch> watches) throws IOException {
        monitor = new Monitor(new Analysis(), presearcher);
        var compile = new Compile(new Stemmer());
        var queries = new ArrayList<MonitorQuery>();
        for (var watch : watches) {
            if (WatchLanguage.parse(watch.query()) instanceof Parsing.Parsed(var query)) {
                queries.add(new MonitorQuery(watch.name(), compile.query(query)));
            }
        }
        monitor.register(queries);
    }

    Set<String> match(Article article) throws IOException {
        var document = new Document();
        document.add(new TextField(Field.TITLE.word(), article.title(), Store.NO));
        document.add(new TextField(Field.TEXT.word(), article.text(), Store.NO));
        var names = new TreeSet<String>();
        monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches().forEach(match -> names.add(match.getQueryId()));
        return names;
    }

    @Override
    public void close() throws IOException {
        monitor.close();
    }
}
