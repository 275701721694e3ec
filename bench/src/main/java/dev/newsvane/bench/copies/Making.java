package dev.newsvane.bench.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Makes copies of articles by every [Edit], and finds pairs of articles that are none: the nearest account of another
/// outlet in those days, and the accounts that BASIL gathered of one event.
///
/// @param reports in order of publication
record Making(List<Report> reports) {
    private static final long SEED = 20_261_126;

    /// Articles of a half of which copies are made.
    private static final int ORIGINALS = 300;

    /// Places in the sorted set among which another outlet's nearest account is sought: some five days.
    private static final int AROUND = 60;

    private static final int LEAST_PARAGRAPHS = 6;

    /// Words as long as this tell what an article is about.
    private static final int TELLING = 5;

    List<Case> cases(Half half) {
        var random = new Random(SEED + half.rest());
        var some = reports.stream()
                .filter(report -> half.holds(report) && report.paragraphs().size() >= LEAST_PARAGRAPHS)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(some, random);
        var words = new Thesaurus(reports);
        var made = some.subList(0, ORIGINALS).stream()
                .flatMap(report -> {
                    var other = some.get(ORIGINALS + random.nextInt(some.size() - ORIGINALS));
                    return Arrays.stream(Edit.values())
                            .map(edit -> copy(edit, report, edit.of(report, other, words, random)));
                })
                .filter(each ->
                        each.made().equals(Edit.SAME.name()) || !each.later().equals(each.earlier()))
                .toList();
        return Stream.of(made, nearest(some.subList(0, 2 * ORIGINALS)), accounts(half))
                .flatMap(List::stream)
                .toList();
    }

    private static Case copy(Edit edit, Report report, String text) {
        return new Case(report.id(), edit.name(), Optional.of(edit.kind()), text, report.text());
    }

    private static Case independent(String made, Report later, Report earlier) {
        return new Case(earlier.id(), made, Optional.empty(), later.text(), earlier.text());
    }

    private List<Case> nearest(Collection<Report> some) {
        var labelled = Labelled.all().stream()
                .map(pair -> Set.of(pair.later(), pair.earlier()))
                .collect(Collectors.toSet());
        var telling = reports.stream().map(Making::telling).toList();
        return some.stream()
                .flatMap(report -> {
                    var at = reports.indexOf(report);
                    return IntStream.range(Math.max(0, at - AROUND), Math.min(reports.size(), at + AROUND))
                            .filter(i -> !reports.get(i).source().equals(report.source()))
                            .boxed()
                            .max(Comparator.comparingDouble(i -> resemblance(telling.get(at), telling.get(i))))
                            .map(reports::get)
                            .filter(other -> !labelled.contains(Set.of(report.id(), other.id())))
                            .map(other -> independent("NEAREST", report, other))
                            .stream();
                })
                .toList();
    }

    private static Set<String> telling(Report report) {
        return Arrays.stream(report.text().split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() >= TELLING)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static double resemblance(Set<String> one, Set<String> other) {
        var common = one.stream().filter(other::contains).count();
        return (double) common / (one.size() + other.size() - common);
    }

    private static List<Case> accounts(Half half) {
        return Report.accounts().stream()
                .filter(accounts -> half.holds(accounts.getFirst()))
                .flatMap(accounts -> accounts.stream()
                        .flatMap(later -> accounts.stream()
                                .filter(earlier -> earlier.id().compareTo(later.id()) < 0)
                                .map(earlier -> independent("ACCOUNTS", later, earlier))))
                .toList();
    }
}
