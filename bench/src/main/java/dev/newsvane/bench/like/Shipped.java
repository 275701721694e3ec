package dev.newsvane.bench.like;

import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// `like:` as it is, without a number: an article is like the example or is not.
final class Shipped implements Way {
    @Override
    public String name() {
        return "`like:` as it is";
    }

    @Override
    public List<double[]> likeness(List<String> examples, List<Labelled> articles) {
        var likeness = examples.stream().map(_ -> new double[articles.size()]).toList();
        try (var matcher = new Matcher()) {
            matcher.add(IntStream.range(0, examples.size())
                    .mapToObj(i -> watch(i, examples.get(i)))
                    .toList());
            for (var i = 0; i < articles.size(); i++) {
                for (var match : matcher.match(article(articles.get(i)))) {
                    likeness.get(Integer.parseInt(match.watch()))[i] = 1;
                }
            }
        }
        return likeness;
    }

    private static Watch watch(int number, String example) {
        var query = "like:\"" + example.replaceAll("[\"\u201c\u201d\u201e]", " ") + '"';
        return Watch.of(Integer.toString(number), query, "bench").as(1, false, Instant.EPOCH);
    }

    private static Article article(Labelled article) {
        return Article.of("https://one.example/", "one.example", article.title(), article.text(), Instant.EPOCH);
    }
}
