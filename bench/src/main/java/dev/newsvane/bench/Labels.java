package dev.newsvane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Labels that people gave to texts of the shared data sets, as lines of fields; the texts lie there.
final class Labels {
    private Labels() {}

    static List<List<String>> read(String name) throws IOException {
        try (var in = Optional.ofNullable(Labels.class.getResourceAsStream("/labels/" + name))
                        .orElseThrow(() -> new IllegalStateException("the program lacks its file " + name));
                var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        }
    }
}
