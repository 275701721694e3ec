package dev.newsvane.app.eval;

import dev.newsvane.app.Plural;
import dev.newsvane.app.eval.Vocabulary.Rule.Excluded;
import dev.newsvane.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What came of an evaluation of the feed reader. A document passes when every value of it that is compared agrees; it
/// is excluded when none is compared.
public final class FeedsReport {
    private static final int SHOWN = 120;

    private final List<Verdict> verdicts;

    FeedsReport(List<Verdict> verdicts) {
        this.verdicts = List.copyOf(verdicts);
    }

    /// What came of a document.
    sealed interface Verdict {
        record Judged(String document, int passed, List<Failed> failed, List<Excluded> excluded) implements Verdict {}

        /// Of this one nothing but an answer was expected.
        ///
        /// @param refusal why there are no items, where there are none
        record Answered(String document, Optional<String> refusal) implements Verdict {}

        /// The expectation is a program, not a comparison of values.
        record NotPlain(String document, String expectation) implements Verdict {}
    }

    /// A value that does not agree.
    record Failed(String path, String expected, String got) {}

    /// Whether every value that was compared agrees.
    public boolean met() {
        return judged().allMatch(document -> document.failed().isEmpty());
    }

    /// For a person: each failure, each exclusion with its reason, the counts last.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        judged().forEach(document -> document.failed()
                .forEach(value -> lines.add("failed " + document.document() + ": " + value.path() + ": expected \""
                        + shown(value.expected()) + "\", got \"" + shown(value.got()) + "\"")));
        answered()
                .forEach(document ->
                        document.refusal().ifPresent(why -> lines.add("no feed " + document.document() + ": " + why)));
        exclusions()
                .forEach((pattern, exclusion) -> lines.add("excluded " + pattern + ": "
                        + Plural.of(exclusion.count(), "value") + ", " + exclusion.reason()));
        notPlain()
                .forEach(document ->
                        lines.add("excluded " + document.document() + ": not plain: " + shown(document.expectation())));
        lines.add(counts());
        return lines;
    }

    private String counts() {
        return "documents: " + passed() + " passed, " + failed() + " failed, " + excluded()
                + " excluded; without expectations "
                + answered().filter(each -> each.refusal().isEmpty()).count()
                + " read, "
                + answered().filter(each -> each.refusal().isPresent()).count() + " no feed"
                + System.lineSeparator() + "values: "
                + judged().mapToInt(Verdict.Judged::passed).sum() + " passed, "
                + judged().mapToInt(document -> document.failed().size()).sum() + " failed, "
                + judged().mapToInt(document -> document.excluded().size()).sum() + " excluded";
    }

    /// For programs.
    public ObjectNode json() {
        var json = Json.object();
        json.putObject("documents")
                .put("passed", passed())
                .put("failed", failed())
                .put("excluded", excluded())
                .put("read", answered().filter(each -> each.refusal().isEmpty()).count())
                .put(
                        "no_feed",
                        answered().filter(each -> each.refusal().isPresent()).count());
        json.putObject("values")
                .put("passed", judged().mapToInt(Verdict.Judged::passed).sum())
                .put(
                        "failed",
                        judged().mapToInt(document -> document.failed().size()).sum())
                .put(
                        "excluded",
                        judged().mapToInt(document -> document.excluded().size())
                                .sum());
        var failures = json.putArray("failures");
        judged().forEach(document -> document.failed()
                .forEach(value -> failures.addObject()
                        .put("document", document.document())
                        .put("path", value.path())
                        .put("expected", value.expected())
                        .put("got", value.got())));
        var exclusions = json.putArray("exclusions");
        exclusions()
                .forEach((pattern, exclusion) -> exclusions
                        .addObject()
                        .put("path", pattern)
                        .put("values", exclusion.count())
                        .put("reason", exclusion.reason()));
        return json;
    }

    private record Exclusion(int count, String reason) {}

    private SortedMap<String, Exclusion> exclusions() {
        var all = new TreeMap<String, Exclusion>();
        judged().flatMap(document -> document.excluded().stream())
                .forEach(each -> all.merge(
                        each.pattern(),
                        new Exclusion(1, each.reason()),
                        (a, b) -> new Exclusion(a.count() + b.count(), a.reason())));
        return all;
    }

    private long passed() {
        return judged().filter(document -> document.failed().isEmpty() && document.passed() > 0)
                .count();
    }

    private long failed() {
        return judged().filter(document -> !document.failed().isEmpty()).count();
    }

    private long excluded() {
        return judged().filter(document -> document.failed().isEmpty() && document.passed() == 0)
                        .count()
                + notPlain().count();
    }

    private Stream<Verdict.Judged> judged() {
        return of(Verdict.Judged.class);
    }

    private Stream<Verdict.Answered> answered() {
        return of(Verdict.Answered.class);
    }

    private Stream<Verdict.NotPlain> notPlain() {
        return of(Verdict.NotPlain.class);
    }

    private <V> Stream<V> of(Class<V> kind) {
        return verdicts.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static String shown(String value) {
        var line = value.replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
