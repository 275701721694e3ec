package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.DateOrigin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The day for which most speaks among what the places of a page say. Places of one kind, such as all that a reader
/// sees, speak with the voice of the heaviest: they do not confirm each other.
final class DateVote {
    /// What one place says.
    private record Voice(Dated date, double weight) {
        DateOrigin kind() {
            return switch (date.from()) {
                case TIME_ELEMENT, MICRODATA, TEXT -> DateOrigin.TEXT;
                case JSON_LD, META, URL, FEED, GIVEN, NONE -> date.from();
            };
        }

        /// Written by the publisher's own calendar.
        boolean local() {
            return weight >= LOCAL && (kind() == DateOrigin.URL || kind() == DateOrigin.TEXT);
        }
    }

    private record Total(LocalDate day, double weight) {}

    private static final double LOCAL = 1.7;

    /// What a doubt weighs that no voice gives a name to.
    private static final double DOUBT = 0.3;

    /// How much a day that as much speaks for takes from the confidence.
    private static final double DISPUTE = 0.4;

    private final List<Voice> voices = new ArrayList<>();

    /// @param weight about 2 for a place that is right in nineteen of twenty pages, below 0.5 for a guess
    void add(Optional<Dated> date, double weight) {
        date.ifPresent(found -> voices.add(new Voice(found, weight)));
    }

    /// The outcome, with the time of day and the source of the place that was asked first among those that agree on it;
    /// its confidence grows with what speaks for the day and falls with what speaks for another.
    Optional<Dated> outcome(Predicate<Dated> believed) {
        voices.removeIf(voice -> !believed.test(voice.date()));
        var kinds = new LinkedHashMap<LocalDate, Map<DateOrigin, Double>>();
        for (var voice : voices) {
            kinds.computeIfAbsent(voice.date().day(), _ -> new EnumMap<>(DateOrigin.class))
                    .merge(voice.kind(), voice.weight(), Math::max);
        }
        var totals = kinds.entrySet().stream()
                .map(day -> new Total(day.getKey(), sum(day.getValue())))
                .toList();
        return heaviest(totals.stream()).map(best -> {
            var rival = heaviest(totals.stream().filter(other -> !near(other.day(), best.day())));
            var weight = rival.map(Total::weight).orElse(0.0);
            return calendar(first(best.day())).sure(confidence(best.weight(), weight));
        });
    }

    /// Of days that weigh the same, the one named first.
    private static Optional<Total> heaviest(Stream<Total> totals) {
        return totals.reduce((a, b) -> b.weight() > a.weight() ? b : a);
    }

    private static double sum(Map<DateOrigin, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static boolean near(LocalDate one, LocalDate other) {
        return Math.abs(one.toEpochDay() - other.toEpochDay()) <= 1;
    }

    private static double confidence(double own, double rival) {
        return own / (own + DOUBT) * (1 - DISPUTE * rival / (own + rival));
    }

    private Dated first(LocalDate day) {
        var said = voices.stream()
                .map(Voice::date)
                .filter(date -> date.day().equals(day))
                .toList();
        return said.stream().filter(Dated::timed).findFirst().orElseGet(said::getFirst);
    }

    /// Programs note the hour in UTC; where it falls on the next day or the one before, what stands on the page or in
    /// its URL says which day it was to the publisher.
    private Dated calendar(Dated date) {
        var local = voices.stream()
                .filter(Voice::local)
                .sorted(Comparator.comparingDouble(Voice::weight).reversed())
                .map(Voice::date)
                .toList();
        if (local.stream().anyMatch(other -> other.day().equals(date.day()))) {
            return date;
        }
        return local.stream()
                .filter(other -> near(other.day(), date.day()))
                .findFirst()
                .map(other ->
                        date.timed() ? new Dated(date.at(), other.day(), true, date.from(), date.confidence()) : other)
                .orElse(date);
    }
}
