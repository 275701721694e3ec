package dev.newsvane.app.status;

import static java.util.stream.Collectors.joining;

import dev.newsvane.app.Plural;
import dev.newsvane.app.status.SourceHealth.Pushing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Sources for people: a line each in a list, everything of one.
public final class SourceText {
    private SourceText() {}

    /// One line: standing, name, rhythm, entries a day, next poll, address, trouble, what may be incomplete.
    public static String line(SourceState source) {
        return "%-7s  %s  every %s  %s  due %s  %s%s"
                .formatted(
                        word(source.standing()),
                        source.name(),
                        source.rhythm().map(SourceText::span).orElse("?"),
                        source.daily().map(SourceText::daily).orElse("?/day"),
                        source.due().map(SourceText::second).orElse("now"),
                        source.trouble().map(why -> source.url() + "  " + why).orElse(source.url()),
                        source.warnings().stream()
                                .map(warning -> "  warning: " + warning)
                                .collect(joining()));
    }

    /// Everything, a line for each thing that is known.
    public static List<String> lines(SourceHealth health) {
        var source = health.source();
        var lines = new ArrayList<String>();
        lines.add(source.name() + ": " + word(health.standing()));
        tell(lines, "url", Optional.of(source.url() + " (" + word(source.kind()) + ")"));
        tell(lines, "moved to", health.moved());
        tell(lines, "publisher", source.publisher());
        tell(lines, "language", source.language());
        tell(lines, "select", source.select());
        tell(lines, "tags", Optional.of(String.join(", ", source.tags())).filter(tags -> !tags.isEmpty()));
        tell(lines, "belongs to", Optional.of(source.origin()));
        tell(
                lines,
                "rhythm",
                health.rhythm()
                        .map(every -> span(every) + (source.every().isPresent() ? ", fixed" : ", learned from it")));
        tell(
                lines,
                "skips",
                Optional.of(String.join(", ", health.skips()))
                        .filter(skips -> !skips.isEmpty())
                        .map(skips -> skips + " (UTC)"
                                + (source.every().isPresent() ? ", which the fixed rhythm overrules" : "")));
        tell(lines, "last try", health.tried().map(SourceText::second));
        tell(lines, "last success", health.succeeded().map(SourceText::second));
        tell(lines, "last news", health.changed().map(SourceText::second));
        tell(lines, "next poll", health.due().map(SourceText::second));
        tell(lines, "failures", health.trouble().map(why -> "weight %s: %s".formatted(weight(health.failures()), why)));
        tell(lines, "first poll", health.first().map(at -> second(at) + baseline(health)));
        tell(lines, "entries", Optional.of(entries(health)));
        tell(
                lines,
                "overlap",
                health.overlap().map(share -> "%.0f %% of the last answer was known".formatted(share * 100)));
        tell(lines, "validators", validators(health));
        tell(
                lines,
                "hub",
                health.hub()
                        .map(hub -> hub
                                + health.topic().map(topic -> " for " + topic).orElse("")));
        tell(lines, "subscription", health.subscription().map(SourceText::pushing));
        health.warnings().forEach(warning -> tell(lines, "warning", Optional.of(warning)));
        return lines;
    }

    private static String pushing(Pushing pushing) {
        return word(pushing.state()) + " at " + pushing.hub()
                + pushing.until().map(at -> ", lease until " + second(at)).orElse("")
                + pushing.delivered()
                        .map(at -> ", last pushed at " + second(at))
                        .orElse("")
                + pushing.missed()
                        .map(at -> ", failed to push what was found at " + second(at))
                        .orElse("")
                + ", to be asked again at " + second(pushing.due())
                + pushing.note().map(note -> ": " + note).orElse("");
    }

    private static String baseline(SourceHealth health) {
        return health.found().map(found -> ", " + entry(found) + " stood there").orElse("");
    }

    private static String entries(SourceHealth health) {
        return health.items() + " since the first poll"
                + health.daily().map(daily -> ", " + daily(daily)).orElse("")
                + health.window()
                        .map(window -> ", " + window + " in the last answer")
                        .orElse("");
    }

    private static Optional<String> validators(SourceHealth health) {
        if (health.distrusted().isPresent()) {
            return health.distrusted().map(at -> "found to lie at " + second(at) + ": it is always asked in full");
        }
        return Optional.of(health.validators().stream().collect(joining(" and ")))
                .filter(found -> !found.isEmpty())
                .map(found -> found
                        + health.whole()
                                .map(at -> ", last asked in full at " + second(at))
                                .orElse(""));
    }

    private static String entry(int count) {
        return Plural.of(count, "entry");
    }

    private static void tell(List<String> lines, String what, Optional<String> words) {
        words.ifPresent(said -> lines.add("  %-12s  %s".formatted(what, said)));
    }

    /// `5m`, `1h30m`.
    static String span(Duration span) {
        return span.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String daily(double items) {
        return number(items) + "/day";
    }

    private static String number(double number) {
        return (number < 10 ? "%.1f" : "%.0f").formatted(number).replace(".0", "");
    }

    /// A sum of quarters.
    private static String weight(double failures) {
        return "%.2f".formatted(failures).replaceFirst("\\.?0+$", "");
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
