package dev.newsvane.app.eval.score;

import dev.newsvane.base.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Extracted texts against true ones, in the three metrics that are used for it; sums over a set. A page without a
/// prediction counts as an empty text.
public final class Texts {
    private static final int SHINGLE = 4;

    private double held;
    private double lacked;
    private double unwanted;
    private int compared;
    private int equal;
    private final List<Double> words = new ArrayList<>();
    private final List<Double> precisions = new ArrayList<>();
    private final List<Double> recalls = new ArrayList<>();

    /// The snippet metric (trafilatura): pieces that the text must hold, and pieces that it must not. Runs of white
    /// space are one space.
    public void snippets(String text, List<String> with, List<String> without) {
        var line = spaced(text);
        var found =
                with.stream().filter(snippet -> line.contains(spaced(snippet))).count();
        held += found;
        lacked += with.size() - found;
        unwanted += without.stream()
                .filter(snippet -> line.contains(spaced(snippet)))
                .count();
    }

    /// The word metric (Web Content Extraction Benchmark) and the shingle metric (article-extraction-benchmark).
    ///
    /// @return the page's F1 in the word metric
    public double whole(String text, String truth) {
        var f = words(Tokens.lowerCase(text), Tokens.lowerCase(truth));
        words.add(f);
        var ours = Tokens.of(text);
        var theirs = Tokens.of(truth);
        var mine = Tokens.shingles(ours, SHINGLE);
        var wanted = Tokens.shingles(theirs, SHINGLE);
        var common = Tokens.common(mine, wanted);
        if (!mine.isEmpty()) {
            precisions.add((double) common / mine.size());
        }
        if (!wanted.isEmpty()) {
            recalls.add((double) common / wanted.size());
        }
        compared++;
        equal += ours.equals(theirs) ? 1 : 0;
        return f;
    }

    private static double words(List<String> ours, List<String> truth) {
        if (ours.isEmpty() || truth.isEmpty()) {
            return ours.isEmpty() && truth.isEmpty() ? 1 : 0;
        }
        var common = Tokens.common(ours, truth);
        return new Rates((double) common / ours.size(), (double) common / truth.size()).f();
    }

    public Optional<Rates> snippets() {
        return held + lacked + unwanted == 0 ? Optional.empty() : Optional.of(Rates.of(held, unwanted, lacked));
    }

    /// The mean of the pages' F1.
    public Optional<Double> words() {
        return compared == 0 ? Optional.empty() : Optional.of(mean(words));
    }

    public Optional<Rates> shingles() {
        return compared == 0 ? Optional.empty() : Optional.of(new Rates(mean(precisions), mean(recalls)));
    }

    public ObjectNode json() {
        var json = Json.object();
        snippets().ifPresent(rates -> json.set("snippets", rates.json()));
        words().ifPresent(f -> json.putObject("words").put("f", f));
        shingles().ifPresent(rates -> json.set("shingles", rates.json().put("equal", (double) equal / compared)));
        return json;
    }

    /// Whether two titles are the same after NFKC, folded white space and case.
    public static boolean sameTitle(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String title) {
        return spaced(Normalizer.normalize(title, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }

    private static String spaced(String text) {
        return text.strip().replaceAll("(?U)\\s+", " ");
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
