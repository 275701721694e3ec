package dev.newsvane.bench.matching;

import static java.util.stream.Collectors.joining;
import static org.opensearch.index.query.IntervalMode.ORDERED;
import static org.opensearch.index.query.IntervalMode.UNORDERED;
import static org.opensearch.index.query.IntervalMode.UNORDERED_NO_OVERLAP;
import static org.opensearch.index.query.QueryBuilders.boolQuery;
import static org.opensearch.index.query.QueryBuilders.matchPhraseQuery;
import static org.opensearch.index.query.QueryBuilders.prefixQuery;
import static org.opensearch.index.query.QueryBuilders.termQuery;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Mask;
import dev.newsvane.alerts.watch.Pattern;
import dev.newsvane.alerts.watch.Pattern.Either;
import dev.newsvane.alerts.watch.Pattern.Form;
import dev.newsvane.alerts.watch.Pattern.KeyPrefix;
import dev.newsvane.alerts.watch.Pattern.Near;
import dev.newsvane.alerts.watch.Pattern.Prefix;
import dev.newsvane.alerts.watch.Pattern.Sequence;
import dev.newsvane.alerts.watch.Pattern.Together;
import dev.newsvane.alerts.watch.Query;
import dev.newsvane.alerts.watch.Stemmer;
import java.util.List;
import org.opensearch.index.query.IntervalMode;
import org.opensearch.index.query.IntervalQueryBuilder;
import org.opensearch.index.query.IntervalsSourceProvider;
import org.opensearch.index.query.QueryBuilder;

/// A query of ours as OpenSearch's users write it: `bool`, `term`, `prefix`, `match_phrase` and, for distances,
/// `intervals`.
///
/// @param stemmer for articles in English
record Translate(Stemmer stemmer) {
    private static final int ANY_GAPS = -1;

    QueryBuilder query(Query query) {
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
                var any = boolQuery().minimumShouldMatch(1);
                fields.stream().sorted().forEach(field -> any.should(pattern(field, pattern)));
                yield any;
            }
        };
    }

    private QueryBuilder all(List<Query> parts) {
        var all = boolQuery();
        for (var part : parts) {
            switch (part) {
                case Query.Not(var inner) -> all.mustNot(query(inner));
                case Query.All _, Query.Any _, Query.AtLeast _, Query.Named _, Query.Clause _ ->
                    all.filter(query(part));
            }
        }
        return all;
    }

    private QueryBuilder some(int count, List<Query> parts) {
        var some = boolQuery().minimumShouldMatch(count);
        parts.forEach(part -> some.should(query(part)));
        return some;
    }

    private QueryBuilder pattern(Field field, Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) -> termQuery(field.word(), term(form, text));
            case Prefix(var text) -> prefixQuery(field.word(), Analysis.term(Form.KEY, text));
            case KeyPrefix(var text) -> prefixQuery(field.word(), Analysis.term(Form.KEY, text));
            case Sequence(var parts)
            when parts.stream().allMatch(Pattern.Term.class::isInstance) ->
                matchPhraseQuery(field.word(), phrase(parts)).analyzer("whitespace");
            case Sequence _, Together _, Near _, Either _, Mask _ ->
                new IntervalQueryBuilder(field.word(), source(pattern));
        };
    }

    private IntervalsSourceProvider source(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Term(var form, var text) ->
                new IntervalsSourceProvider.Match(term(form, text), ANY_GAPS, ORDERED, "keyword", null, null);
            case Prefix(var text) -> new IntervalsSourceProvider.Prefix(Analysis.term(Form.KEY, text), "keyword", null);
            case KeyPrefix(var text) ->
                new IntervalsSourceProvider.Prefix(Analysis.term(Form.KEY, text), "keyword", null);
            case Sequence(var parts) -> combined(parts, ORDERED, 0);
            case Together(var parts, var gap) -> combined(parts, UNORDERED, gap);
            case Near(var one, var other, var gap, var ordered) ->
                combined(List.of(one, other), ordered ? ORDERED : UNORDERED_NO_OVERLAP, gap);
            case Either(var alternatives) -> new IntervalsSourceProvider.Disjunction(sources(alternatives), null);
            case Mask _ -> throw new IllegalArgumentException("not among what is compared: " + pattern);
        };
    }

    private IntervalsSourceProvider combined(List<Pattern> parts, IntervalMode mode, int gap) {
        return new IntervalsSourceProvider.Combine(sources(parts), mode, gap, null);
    }

    private List<IntervalsSourceProvider> sources(List<Pattern> parts) {
        return parts.stream().map(this::source).toList();
    }

    private String phrase(List<Pattern> terms) {
        return terms.stream()
                .map(Pattern.Term.class::cast)
                .map(term -> term(term.form(), term.text()))
                .collect(joining(" "));
    }

    private String term(Form form, String text) {
        return Analysis.term(form, form == Form.STEM ? stemmer.of("en").stem(text) : text);
    }
}
