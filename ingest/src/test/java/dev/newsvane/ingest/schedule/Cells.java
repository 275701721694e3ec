package dev.newsvane.ingest.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The cells of one line of this package's tables: what holds a comma stands in quotes, a duration is `500ms`, `30s`,
/// `10m`, `24h` or `30d`.
public record Cells(String line, List<String> values) {
    /// Lets a check see every line of a table, which must have some.
    public static void each(String table, Consumer<Cells> check) {
        var lines = Tables.lines(Cells.class, table);
        assertThat(lines).isNotEmpty();
        lines.stream().map(Cells::of).forEach(check);
    }

    private static Cells of(String line) {
        var values = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < line.length(); at++) {
            var c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                values.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        values.add(cell.toString().strip());
        return new Cells(line, values);
    }

    public String text(int column) {
        return values.get(column);
    }

    public Optional<String> optional(int column) {
        return Optional.of(text(column)).filter(text -> !text.isEmpty());
    }

    public int number(int column) {
        return Integer.parseInt(text(column));
    }

    public double decimal(int column) {
        return Double.parseDouble(text(column));
    }

    public Duration span(int column) {
        return span(text(column));
    }

    public Optional<Duration> optionalSpan(int column) {
        return optional(column).map(Cells::span);
    }

    private static Duration span(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                : Duration.parse(
                        text.endsWith("d")
                                ? "P" + text.toUpperCase(Locale.ROOT)
                                : "PT" + text.toUpperCase(Locale.ROOT));
    }
}
