package dev.newsvane.bench.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import dev.newsvane.testkit.Shared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// How the hours of a week differ: 168 factors with mean 1, the first that of Monday's first hour.
final class Week {
    static final int HOURS = 168;

    private final double[] factors;

    private Week(double[] factors) {
        this.factors = factors;
    }

    /// As half a year of headlines was first seen. Whoever collected them paused at some hours of the day and
    /// took what had come afterwards: an hour without any shares those of the next.
    static Week ofHeadlines() {
        var file = Shared.data()
                .map(data -> data.resolve("headlines/googlenews-2025h2.jsonl.gz"))
                .filter(Files::exists)
                .orElseThrow(() -> new IllegalStateException(
                        "The week's shape is measured on shared/data/headlines, which is not here: name its"
                                + " folder in NEWSVANE_SHARED."));
        var counts = new double[HOURS];
        try (var lines = lines(file)) {
            lines.lines()
                    .map(line -> Instant.parse(
                                    Json.parse(line).path("first_seen").stringValue())
                            .atOffset(ZoneOffset.UTC))
                    .forEach(at -> counts[(at.getDayOfWeek().getValue() - 1) * 24 + at.getHour()]++);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Week(levelled(counts));
    }

    private static double[] levelled(double[] counts) {
        var mean = Arrays.stream(counts).sum() / HOURS;
        var factors = new double[HOURS];
        var from = 0;
        for (var hour = 0; hour < HOURS; hour++) {
            if (counts[hour] > 0) {
                Arrays.fill(factors, from, hour + 1, counts[hour] / (hour + 1 - from) / mean);
                from = hour + 1;
            }
        }
        return factors;
    }

    double at(int hour) {
        return factors[Math.floorMod(hour, HOURS)];
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8));
    }
}
