package dev.newsvane.app.watch;

import dev.newsvane.app.Plural;
import dev.newsvane.app.watch.Backtest.Day;
import dev.newsvane.app.watch.Backtest.Report;
import dev.newsvane.app.watch.Backtest.Story;
import dev.newsvane.schemas.Lanes;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A back-test for people: how often, a plot, the top stories, what it cost.
public final class BacktestText {
    private static final int WIDEST = 50;
    private static final int MOST_BARS = 100;

    private BacktestText() {}

    /// How long a bar of the plot stands for: the shortest with which the plot is no longer than [#MOST_BARS].
    private enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR;

        LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.with(TemporalAdjusters.firstDayOfYear());
            };
        }

        LocalDate next(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
                case YEAR -> start.plusYears(1);
            };
        }

        static Unit of(LocalDate from, LocalDate to) {
            var days = ChronoUnit.DAYS.between(from, to) + 1;
            if (days <= MOST_BARS) {
                return DAY;
            }
            return days / 7 <= MOST_BARS ? WEEK : days / 30 <= MOST_BARS ? MONTH : YEAR;
        }
    }

    public static List<String> lines(Report report) {
        var lines = new ArrayList<String>();
        lines.add(report.watch() + ": " + often(report));
        lines.addAll(plot(report));
        if (!report.stories().isEmpty()) {
            lines.add("  top stories of "
                    + Math.max(report.raised(), report.stories().size()) + ":");
            report.stories().forEach(story -> lines.addAll(lines(story)));
        }
        return lines;
    }

    /// What the answer cost, for all watches together.
    public static String cost(Backtest.Cost cost) {
        return String.format(
                Locale.ROOT,
                "%s read in %.1f s%s%s.",
                Plural.of(cost.articles() + cost.before(), "article"),
                cost.seconds(),
                cost.before() == 0 ? "" : ", " + cost.before() + " of them of before, for what had been said by then",
                cost.indexed() == 0 ? "" : ", " + cost.indexed() + " from the index of the past");
    }

    private static String often(Report report) {
        var all = report.paging() + report.kept();
        if (all == 0) {
            return "would not have spoken between " + report.since() + " and " + report.until();
        }
        var days = Math.max(1, Duration.between(report.since(), report.until()).toHours() / 24.0);
        return String.format(
                Locale.ROOT,
                "would have spoken %s in %.0f days, %.2f a day: at %s first, %d as they grew, %d corrections%s%s",
                all == 1 ? "once" : all + " times",
                days,
                all / days,
                Plural.of(report.raised(), "story"),
                report.grown(),
                report.corrected(),
                flow(report),
                report.kept() == 0
                        ? ""
                        : "; " + report.kept() + " would have paged nobody (imports, first polls, what was old: ░)");
    }

    /// Most watches do not speak of how much comes in.
    private static String flow(Report report) {
        return report.spiked() + report.silent() == 0
                ? ""
                : ", " + Plural.of(report.spiked(), "spike") + ", " + Plural.of(report.silent(), "silence");
    }

    private static List<String> plot(Report report) {
        if (report.days().isEmpty()) {
            return List.of();
        }
        var first = report.days().getFirst().day();
        var last = report.days().getLast().day();
        var unit = Unit.of(first, last);
        Map<LocalDate, Day> bars = new TreeMap<>();
        for (var start = unit.start(first); !start.isAfter(last); start = unit.next(start)) {
            bars.put(start, new Day(start, 0, 0));
        }
        for (var day : report.days()) {
            bars.computeIfPresent(
                    unit.start(day.day()),
                    (start, bar) -> new Day(start, bar.paging() + day.paging(), bar.kept() + day.kept()));
        }
        var most = bars.values().stream()
                .mapToInt(bar -> bar.paging() + bar.kept())
                .max()
                .orElse(1);
        var lines = new ArrayList<String>();
        if (unit != Unit.DAY) {
            lines.add("  each bar is a " + unit.name().toLowerCase(Locale.ROOT));
        }
        bars.values().forEach(bar -> lines.add(line(bar, Math.max(1.0, most / (double) WIDEST))));
        return lines;
    }

    private static String line(Day bar, double each) {
        var all = bar.paging() + bar.kept();
        var width = (int) Math.ceil(all / each);
        var paging = Math.min(width, (int) Math.ceil(bar.paging() / each));
        return ("  " + bar.day() + "  " + "█".repeat(paging) + "░".repeat(width - paging) + (all == 0 ? "" : " " + all))
                .stripTrailing();
    }

    private static List<String> lines(Story story) {
        var day = LocalDate.ofInstant(story.at(), ZoneOffset.UTC);
        return List.of(
                "    " + day + "  " + Plural.of(story.publishers(), "publisher") + "  " + story.headline()
                        + (story.lane().equals(Lanes.LIVE) ? "" : "  (" + story.lane() + ")"),
                "                " + story.url());
    }
}
