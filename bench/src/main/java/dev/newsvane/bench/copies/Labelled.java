package dev.newsvane.bench.copies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A pair of real articles, read and labelled by hand.
///
/// @param label a kind of copy, `part` or `none`: see the file
record Labelled(String later, String earlier, String label) {
    private static final String FILE = "/copies/labels.txt";

    static List<Labelled> all() {
        try (var in = Optional.ofNullable(Labelled.class.getResourceAsStream(FILE))
                        .orElseThrow();
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .map(columns -> new Labelled(columns[0], columns[1], columns[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Collection<Case> cases(Collection<Report> reports) {
        var texts = reports.stream().collect(Collectors.toMap(Report::id, Report::text));
        return all().stream()
                .map(pair -> new Case(
                        pair.earlier,
                        pair.label,
                        pair.label.equals("none") || pair.label.equals("part")
                                ? Optional.empty()
                                : Case.kind(pair.label),
                        texts.getOrDefault(pair.later, ""),
                        texts.getOrDefault(pair.earlier, "")))
                .toList();
    }
}
