package dev.newsvane.bench.matching;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Pattern.Either;
import dev.newsvane.alerts.watch.Pattern.KeyPrefix;
import dev.newsvane.alerts.watch.Pattern.Near;
import dev.newsvane.alerts.watch.Pattern.Prefix;
import dev.newsvane.alerts.watch.Pattern.Sequence;
import dev.newsvane.alerts.watch.Pattern.Together;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Stemmer;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// A query of ours as one of Lucene's. Distances are bounds on the width of a stretch, for with them alone Lucene's
/// shortest intervals miss nothing; of alternatives the longest counts.
///
/// @param stemmer for articles in English
record Compile(Stemmer stemmer) {

    org.apache.lucene.search.Query query(Query query) {
        return switch (query) {
            case Query.All(var parts) -> all(parts);
            case Query.Any(var parts) -> some(1, parts);
            case Query.AtLeast(var count, var parts) -> some(count, parts);
            case Query.Not _ -> all(List.of(query));
            case Query.Named(var _, var named) -> query(named);
            case Query.Clause(var fields, var pattern, var times, var _) -> {
                if (times > 1) {
                    throw new IllegalArgumentException("not among what is compared: " + query);
                }
                var any = new BooleanQuery.Builder();
                fields.stream().sorted().forEach(field -> any.add(pattern(field, pattern), SHOULD));
                yield any.build();
            }
        };
    }

    private org.apache.lucene.search.Query all(List<Query> parts) {
        var all = new BooleanQuery.Builder();
        for (var part : parts) {
            switch (part) {
                case Query.Not(var inner) -> all.add(query(inner), MUST_NOT);
                case Query.All _, Query.Any _, Query.AtLeast _, Query.Named _, Query.Clause _ ->
                    all.add(query(part), MUST);
            }
        }
        if (parts.stream().allMatch(Query.Not.class::isInstance)) {
            all.add(new MatchAllDocsQuery(), FILTER);
        }
        return all.build();
    }

    private org.apache.lucene.search.Query some(int count, List<Query> parts) {
        var some = new BooleanQuery.Builder().setMinimumNumberShouldMatch(count);
        parts.forEach(part -> some.add(query(part), SHOULD));
        return some.build();
    }

    private org.apache.lucene.search.Query pattern(Field field, Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) -> new TermQuery(new Term(field.word(), term(form, text)));
            case Prefix(var text) -> new PrefixQuery(new Term(field.word(), Analysis.term(Pattern.Form.KEY, text)));
            case KeyPrefix(var text) -> new PrefixQuery(new Term(field.word(), Analysis.term(Pattern.Form.KEY, text)));
            case Sequence _, Together _, Near _, Either _, Mask _ -> new IntervalQuery(field.word(), source(pattern));
        };
    }

    private IntervalsSource source(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) -> Intervals.term(term(form, text));
            case Prefix(var text) ->
                Intervals.prefix(
                        new BytesRef(Analysis.term(Pattern.Form.KEY, text)), IndexSearcher.getMaxClauseCount());
            case KeyPrefix(var text) ->
                Intervals.prefix(
                        new BytesRef(Analysis.term(Pattern.Form.KEY, text)), IndexSearcher.getMaxClauseCount());
            case Sequence(var parts) -> Intervals.phrase(sources(parts));
            case Together(var parts, var _) ->
                Intervals.maxwidth(pattern.length(), Intervals.unordered(sources(parts)));
            case Near(var one, var other, var _, var _) ->
                Intervals.maxwidth(pattern.length(), Intervals.unorderedNoOverlaps(source(one), source(other)));
            case Mask _ -> throw new IllegalArgumentException("not among what is compared: " + pattern);
            case Either(var alternatives) -> Intervals.or(false, sources(alternatives));
        };
    }

    private IntervalsSource[] sources(List<Pattern> parts) {
        return parts.stream().map(this::source).toArray(IntervalsSource[]::new);
    }

    private String term(Pattern.Form form, String text) {
        return Analysis.term(form, form == Pattern.Form.STEM ? stemmer.of("en").stem(text) : text);
    }
}
