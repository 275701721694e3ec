package dev.newsvane.bench.copies;

import dev.newsvane.schemas.CopyKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What was said of each case.
record Verdicts(List<Verdict> all) {
    record Verdict(Case of, Optional<CopyKind> said) {}

    static Verdicts of(Collection<Case> cases) {
        return new Verdicts(cases.parallelStream()
                .map(each -> new Verdict(each, each.verdict()))
                .toList());
    }

    void print(String name) {
        System.out.printf(Locale.ROOT, "%n%s%nmade | pairs | called a copy | of which kind%n", name);
        all.stream()
                .collect(Collectors.groupingBy(verdict -> verdict.of().made(), TreeMap::new, Collectors.toList()))
                .forEach(Verdicts::row);
        System.out.printf(Locale.ROOT, "%nkind | copies | recall | kind right | called so | precision%n");
        Arrays.stream(CopyKind.values()).forEach(this::row);
        var said = all.stream().filter(verdict -> verdict.said().isPresent()).toList();
        System.out.printf(
                Locale.ROOT,
                "all | precision %.3f%n",
                share(said.stream().filter(this::copy).count(), said.size()));
    }

    private static void row(String made, Collection<Verdict> verdicts) {
        var kinds = verdicts.stream()
                .flatMap(verdict -> verdict.said().stream())
                .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
        var copies = kinds.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(Locale.ROOT, "%s | %d | %d | %s%n", made, verdicts.size(), copies, kinds);
    }

    /// Recall: called a copy, of whatever kind. Precision: of what is called so, copies of whatever kind.
    private void row(CopyKind kind) {
        var copies = all.stream()
                .filter(verdict -> verdict.of().kind().filter(kind::equals).isPresent())
                .toList();
        var said = all.stream()
                .filter(verdict -> verdict.said().filter(kind::equals).isPresent())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%s | %d | %.3f | %.3f | %d | %.3f%n",
                kind,
                copies.size(),
                share(
                        copies.stream()
                                .filter(verdict -> verdict.said().isPresent())
                                .count(),
                        copies.size()),
                share(copies.stream().filter(said::contains).count(), copies.size()),
                said.size(),
                share(said.stream().filter(this::copy).count(), said.size()));
    }

    private boolean copy(Verdict verdict) {
        return verdict.of().kind().isPresent();
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
