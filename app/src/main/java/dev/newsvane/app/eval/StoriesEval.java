package dev.newsvane.app.eval;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.app.eval.score.Clusters;
import dev.newsvane.app.tool.ArticleLine;
import dev.newsvane.app.tool.Import;
import dev.newsvane.base.Json;
import dev.newsvane.enrich.EnrichSettings;
import dev.newsvane.enrich.Placed;
import dev.newsvane.enrich.Placer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Articles whose story is known: JSON lines with `id`, `story`, `text` and what else is known of them, placed by the
/// spine one after the other.
public final class StoriesEval {
    private static final String STRANGER = "stranger ";
    private static final long SEED = 20261125;

    private final List<Known> set;
    private final EnrichSettings settings;

    private StoriesEval(List<Known> set, EnrichSettings settings) {
        this.set = set;
        this.settings = settings;
    }

    /// An article and its true story.
    ///
    /// @param article absent: the pipeline takes none without a text
    /// @param day of publication; absent: not known
    private record Known(Optional<Article> article, String id, Optional<String> day, String story) {
        boolean stranger() {
            return story.startsWith(STRANGER);
        }
    }

    /// A set in a file.
    ///
    /// @throws IOException where the file cannot be read, or a line is no article with a story
    public static StoriesEval of(Path file, EnrichSettings settings, Instant now) throws IOException {
        var set = new ArrayList<Known>();
        for (var line : JsonLines.of(file)) {
            set.add(known(line, JsonLines.required(line, "story"), now));
        }
        return new StoriesEval(set, settings);
    }

    /// The same with articles of another file among them, each a story of its own: evenly chosen, and where the days
    /// of both are known, in the order of days. Among a set without days they have none either, or they would never
    /// meet it.
    ///
    /// @param most how many of the file
    /// @param without ids of those that report an event of the set
    /// @throws IOException as above
    public StoriesEval among(Path file, int most, Set<String> without, Instant now) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (var line : JsonLines.of(file)) {
            if (!without.contains(JsonLines.required(line, "id"))) {
                lines.add(dated() ? line : ((ObjectNode) line).without("published"));
            }
        }
        var mixed = new ArrayList<>(set);
        var taken = Math.min(most, lines.size());
        for (var i = 0; i < taken; i++) {
            var line = lines.get((int) ((long) i * lines.size() / taken));
            mixed.add(known(line, STRANGER + i, now));
        }
        return new StoriesEval(shuffled(mixed, new Random(SEED)), settings);
    }

    private boolean dated() {
        return set.stream().anyMatch(each -> each.day().isPresent());
    }

    /// One that comes without any source is nobody's: it counts as an outlet of its own.
    private static Known known(JsonNode line, String story, Instant now) throws IOException {
        var id = JsonLines.required(line, "id");
        var given = (ObjectNode) line;
        if (JsonLines.text(line, "source").isEmpty()
                && JsonLines.text(line, "url").isEmpty()) {
            given.put("source", "source of " + id);
        }
        if (JsonLines.text(line, "text").filter(text -> !text.isBlank()).isEmpty()) {
            JsonLines.text(line, "title").ifPresent(title -> given.put("text", title)); // a headline alone
        }
        try {
            var page = Import.page("eval", Json.text(given).getBytes(UTF_8), now);
            Optional<Article> article = Extract.article(page, id, 0, 0) instanceof Extraction.Extracted(Article read)
                    ? Optional.of(read)
                    : Optional.empty();
            return new Known(article, id, JsonLines.text(line, "published").map(at -> at.substring(0, 10)), story);
        } catch (ArticleLine.Wrong e) {
            throw new IOException(id + " " + e.getMessage(), e);
        }
    }

    /// In the order of the set, and then as often as asked in another order: within each day where days are known.
    public Report stories(int shuffles) {
        var found = placed(set);
        var figures = score(set, found).json();
        figures.put("articles", set.stream().filter(each -> !each.stranger()).count());
        if (set.stream().anyMatch(Known::stranger)) {
            figures.put("strangers", set.stream().filter(Known::stranger).count());
            figures.put("beside_a_stranger", besideStranger(set, found));
        }
        if (shuffles > 0) {
            figures.set("shuffled", spread(shuffles));
        }
        var predictions = new ArrayList<ObjectNode>();
        for (var i = 0; i < set.size(); i++) {
            predictions.add(Json.object().put("id", set.get(i).id()).put("story", found.get(i)));
        }
        return new Report(figures, predictions);
    }

    /// Where each is once the last has come; one whose time was over by then, where it was put.
    private List<String> placed(List<Known> order) {
        var placer = Placer.inMemory(settings);
        var first = new HashMap<String, String>();
        for (var each : order) {
            each.article().stream()
                    .flatMap(article -> placer.place(article, article.fetched()).stream())
                    .map(Placed::article)
                    .flatMap(article -> article.placement().stream())
                    .map(Placement::story)
                    .forEach(story -> first.put(each.id(), story));
        }
        return order.stream()
                .map(each -> each.article()
                        .flatMap(article -> placer.story(article.lane(), article.id()))
                        .orElseGet(() -> first.getOrDefault(each.id(), each.id())))
                .toList();
    }

    private static Clusters score(List<Known> order, List<String> found) {
        return Clusters.of(found, order.stream().map(Known::story).toList(), story -> !story.startsWith(STRANGER));
    }

    /// The share of the set's articles that are in one story with an article from outside of it.
    private static double besideStranger(List<Known> order, List<String> found) {
        Map<String, Boolean> foreign = new HashMap<>();
        for (var i = 0; i < found.size(); i++) {
            foreign.merge(found.get(i), order.get(i).stranger(), Boolean::logicalOr);
        }
        var ours = 0;
        var beside = 0;
        for (var i = 0; i < found.size(); i++) {
            if (!order.get(i).stranger()) {
                ours++;
                beside += foreign.getOrDefault(found.get(i), false) ? 1 : 0;
            }
        }
        return ours == 0 ? 0 : (double) beside / ours;
    }

    private ObjectNode spread(int shuffles) {
        var random = new Random(SEED);
        var bcubed = new DoubleSummaryStatistics();
        var pairs = new DoubleSummaryStatistics();
        for (var i = 0; i < shuffles; i++) {
            var order = shuffled(set, random);
            var score = score(order, placed(order));
            bcubed.accept(score.bcubed().f());
            pairs.accept(score.pairs().f());
        }
        var json = Json.object().put("times", shuffles);
        json.set("bcubed_f", spread(bcubed));
        json.set("pairs_f", spread(pairs));
        return json;
    }

    private static ObjectNode spread(DoubleSummaryStatistics values) {
        return Json.object()
                .put("least", values.getMin())
                .put("mean", values.getAverage())
                .put("most", values.getMax());
    }

    /// In another order within each day, the days in theirs; what has no day anywhere.
    private static List<Known> shuffled(List<Known> set, Random random) {
        var all = new ArrayList<>(set);
        Collections.shuffle(all, random);
        if (all.stream().anyMatch(each -> each.day().isEmpty())) {
            return all;
        }
        Function<Known, String> day = each -> each.day().orElseThrow();
        all.sort(Comparator.comparing(day));
        return all;
    }
}
