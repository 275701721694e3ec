package dev.newsvane.bench.copies;

import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many of the originals share a part of the fingerprint with their copy, among thousands of articles.
///
/// @param copies looked at
/// @param found with their original among the candidates
/// @param candidates articles that would have to be compared
record Found(int copies, int found, int candidates) {
    private static final Found NONE = new Found(0, 0, 0);

    static void print(Collection<Report> reports, Collection<Case> cases) {
        var index = new HashMap<Integer, List<String>>();
        reports.forEach(report -> Arrays.stream(keys(report.text()))
                .forEach(key ->
                        index.computeIfAbsent(key, _ -> new ArrayList<>()).add(report.id())));
        var found = new TreeMap<String, Found>();
        cases.stream()
                .filter(each -> each.kind().isPresent())
                .forEach(each -> found.merge(each.made(), NONE.and(each, candidates(each, index)), Found::and));
        System.out.println("\nmade | original among the candidates | candidates");
        found.forEach((made, all) -> System.out.printf(
                Locale.ROOT,
                "%s | %.3f | %.1f%n",
                made,
                (double) all.found / all.copies,
                (double) all.candidates / all.copies));
    }

    private static int[] keys(String text) {
        return Fingerprint.of(Shingles.of(text)).keys();
    }

    private static Set<String> candidates(Case of, Map<Integer, List<String>> index) {
        return Arrays.stream(keys(of.later()))
                .boxed()
                .flatMap(key -> index.getOrDefault(key, List.of()).stream())
                .collect(Collectors.toSet());
    }

    private Found and(Case of, Set<String> alike) {
        return and(new Found(1, alike.contains(of.id()) ? 1 : 0, alike.size()));
    }

    private Found and(Found other) {
        return new Found(copies + other.copies, found + other.found, candidates + other.candidates);
    }
}
