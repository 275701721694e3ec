package dev.newsvane.bench.copies;

import dev.newsvane.base.Json;
import dev.newsvane.enrich.repeat.Fingerprint;
import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.schemas.CopyKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Copies made of real articles, and accounts that are none: precision and recall of the verdict by kind, and how many
/// originals the fingerprint finds. Articles whose id has an even hash are those on which bounds were chosen; the
/// others are reported apart.
public final class Copies {
    private static final long SEED = 20_261_126;

    /// Articles of a half of which copies are made.
    private static final int ORIGINALS = Integer.getInteger("n",400);

    /// Days, in places of the sorted set, within which another outlet's nearest account is sought.
    private static final int AROUND = 60;

    private final List<Report> reports = Report.articles();
    private final Thesaurus words = new Thesaurus(reports);

    private Copies() {}

    /// Prints a table for each half, and one for the pairs labelled by hand; or one for a file.
    ///
    /// @param arguments a file of JSON lines with `id`, `a` (earlier), `b` (later), `label`, `kind`
    public static void main(String... arguments) {
        if (arguments.length > 0) {
            print(arguments[0], given(Path.of(arguments[0])));
            return;
        }
        var copies = new Copies();
        for (var half = 0; half < 2; half++) {
            var name = half == 0 ? "chosen on" : "reported";
            var cases = copies.half(half);
            print(name, cases);
            System.out.printf(Locale.ROOT, "%s | candidates by fingerprint%n", name);
            copies.candidates(half, cases);
        }
        print("labelled by hand", copies.labelled());
    }

    private static Collection<Case> given(Path file) {
        return Report.read(file).stream()
                .map(line -> new Case(
                        line.path("id").asString(),
                        line.path("kind").asString(),
                        line.path("label").asInt() == 1
                                ? Optional.of(CopyKind.valueOf(
                                        line.path("kind").asString().toUpperCase(Locale.ROOT)))
                                : Optional.empty(),
                        line.path("b").asString(),
                        line.path("a").asString()))
                .toList();
    }

    private static boolean in(Report report, int half) {
        return (report.id().hashCode() & 1) == half;
    }

    private List<Case> half(int half) {
        var random = new Random(SEED + half);
        var originals = reports.stream()
                .filter(report -> in(report, half) && report.paragraphs().size() >= 6)
                .collect(Collectors.toCollection(ArrayList::new));
        java.util.Collections.shuffle(originals, random);
        var cases = new ArrayList<Case>();
        for (var report : originals.subList(0, ORIGINALS)) {
            var other = originals.get(ORIGINALS + random.nextInt(originals.size() - ORIGINALS));
            for (var edit : Edit.values()) {
                var copy = edit.of(report, other, words, new Random(random.nextLong()));
                cases.add(new Case(report.id(), edit.name(), Optional.of(edit.kind()), copy, report.text()));
            }
        }
        cases.addAll(nearest(originals));
        cases.addAll(accounts(half));
        return cases;
    }

    /// Of each of some articles the one of another outlet in those days that shares most rare words with it.
    private List<Case> nearest(Collection<Report> some) {
        var labelled = labels();
        var bags = reports.stream().map(Copies::bag).toList();
        return some.stream()
                .limit(2L * ORIGINALS)
                .parallel()
                .flatMap(report -> {
                    var at = reports.indexOf(report);
                    return IntStream.range(Math.max(0, at - AROUND), Math.min(reports.size(), at + AROUND))
                            .filter(i -> !reports.get(i).source().equals(report.source()))
                            .boxed()
                            .max(java.util.Comparator.comparingDouble(i -> jaccard(bags.get(at), bags.get(i))))
                            .filter(i -> !labelled.containsKey(pair(report, reports.get(i))))
                            .map(i -> new Case(
                                    report.id() + " " + reports.get(i).id(),
                                    "nearest of another outlet",
                                    Optional.empty(),
                                    report.text(),
                                    reports.get(i).text()))
                            .stream();
                })
                .toList();
    }

    private static Set<String> bag(Report report) {
        return Arrays.stream(report.text().split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() > 4)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        var common = one.stream().filter(other::contains).count();
        return (double) common / (one.size() + other.size() - common);
    }

    private static List<Case> accounts(int half) {
        return Report.accounts().stream()
                .filter(accounts -> in(accounts.getFirst(), half))
                .flatMap(accounts -> accounts.stream().flatMap(later -> accounts.stream()
                        .filter(earlier -> earlier.id().compareTo(later.id()) < 0)
                        .map(earlier -> new Case(
                                later.id() + " " + earlier.id(),
                                "account of one event",
                                Optional.empty(),
                                later.text(),
                                earlier.text()))))
                .toList();
    }

    private static String pair(Report one, Report other) {
        return one.id().compareTo(other.id()) < 0 ? one.id() + " " + other.id() : other.id() + " " + one.id();
    }

    private static Map<String, String> labels() {
        return Map.of();
    }

    private List<Case> labelled() {
        return List.of();
    }

    private void candidates(int half, Collection<Case> cases) {
        var byKey = new HashMap<Integer, List<String>>();
        reports.stream().filter(report -> in(report, half)).forEach(report -> {
            for (var key : Fingerprint.of(Shingles.of(report.text())).keys()) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(report.id());
            }
        });
        var found = new TreeMap<String, int[]>();
        for (var each : cases) {
            if (each.kind().isPresent()) {
                var candidates = Arrays.stream(Fingerprint.of(Shingles.of(each.later())).keys())
                        .boxed()
                        .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                        .collect(Collectors.toSet());
                var tally = found.computeIfAbsent(each.made(), _ -> new int[3]);
                tally[0]++;
                tally[1] += candidates.contains(each.id()) ? 1 : 0;
                tally[2] += candidates.size();
            }
        }
        found.forEach((made, tally) -> System.out.printf(
                Locale.ROOT,
                "%-26s %5d  found %.3f  candidates %.1f%n",
                made,
                tally[0],
                (double) tally[1] / tally[0],
                (double) tally[2] / tally[0]));
    }

    private static void print(String name, Collection<Case> cases) {
        System.out.printf(Locale.ROOT, "%s | %d pairs%n", name, cases.size());
        var verdicts = cases.parallelStream()
                .collect(Collectors.groupingBy(
                        Case::made,
                        TreeMap::new,
                        Collectors.groupingBy(
                                each -> each.verdict().map(CopyKind::name).orElse("-"),
                                TreeMap::new,
                                Collectors.counting())));
        verdicts.forEach((made, counts) -> System.out.printf(Locale.ROOT, "%-26s %s%n", made, counts));
        var json = Json.object();
    }
}
