package dev.newsvane.enrich.extract;

import dev.newsvane.enrich.Shared;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// Publication dates measured in htmldate's metric, on the pages of a set whose date is known. Run as a program for the
/// figures of each set, of its halves by a hash of the id, and of the steps of confidence; with an argument, for each
/// page that is wrong.
///
/// @param right the day is exactly the true one
/// @param wrong another day is said
/// @param silent none is said
record DateFigures(int right, int wrong, int silent) {
    static final String HTMLDATE = "dates/htmldate-dev/truth.jsonl";
    static final String TRAFILATURA = "extraction/trafilatura/truth.jsonl";
    static final String WCXB = "extraction/wcxb-dev/truth.jsonl.gz";
    private static final Instant SEEN = Instant.parse("2026-06-01T00:00:00Z");
    private static final int STEPS = 10;

    private record Outcome(String id, LocalDate truth, Optional<Dated> found) {
        boolean right() {
            return found.map(Dated::day).filter(truth::equals).isPresent();
        }
    }

    public static void main(String[] arguments) {
        for (var set : new String[] {HTMLDATE, TRAFILATURA, WCXB}) {
            var outcomes = outcomes(set).toList();
            System.out.println(set + " " + of(outcomes.stream()));
            for (var half = 0; half < 2; half++) {
                var wanted = half;
                System.out.println("  half " + half + " "
                        + of(outcomes.stream()
                                .filter(each -> Math.floorMod(each.id().hashCode(), 2) == wanted)));
            }
            for (var step = 0; step < STEPS; step++) {
                var wanted = step;
                System.out.println("  confidence from 0." + step + " "
                        + of(outcomes.stream()
                                .filter(each -> each.found()
                                        .filter(date -> (int) (date.confidence() * STEPS) == wanted)
                                        .isPresent())));
            }
            if (arguments.length > 0) {
                outcomes.stream().filter(each -> !each.right()).forEach(System.out::println);
            }
        }
    }

    static DateFigures of(String set) {
        return of(outcomes(set));
    }

    private static java.util.stream.Stream<Outcome> outcomes(String set) {
        return Shared.lines(set)
                .filter(truth -> Shared.text(truth, "date").isPresent())
                .map(truth -> outcome(set, truth));
    }

    private static Outcome outcome(String set, JsonNode truth) {
        var id = Shared.text(truth, "id").orElseThrow();
        var page = Shared.bytes(Shared.file(set.replaceFirst("truth.*", "pages/") + id + ".html.gz"));
        var reading = Extract.html(
                ByteString.of(page), Optional.empty(), Shared.text(truth, "url").orElse(""), SEEN);
        var found = reading instanceof Reading.Found(Content content) ? content.published() : Optional.<Dated>empty();
        return new Outcome(id, LocalDate.parse(Shared.text(truth, "date").orElseThrow()), found);
    }

    private static DateFigures of(java.util.stream.Stream<Outcome> outcomes) {
        return outcomes.map(each -> each.right()
                        ? new DateFigures(1, 0, 0)
                        : each.found().isPresent() ? new DateFigures(0, 1, 0) : new DateFigures(0, 0, 1))
                .reduce(new DateFigures(0, 0, 0), DateFigures::plus);
    }

    private DateFigures plus(DateFigures other) {
        return new DateFigures(right + other.right, wrong + other.wrong, silent + other.silent);
    }

    double precision() {
        return (double) right / Math.max(1, right + wrong);
    }

    double recall() {
        return (double) right / Math.max(1, right + silent);
    }

    double f() {
        return 2.0 * right / Math.max(1, 2.0 * right + wrong + silent);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "F %.4f P %.4f R %.4f (right %d wrong %d silent %d)",
                f(),
                precision(),
                recall(),
                right,
                wrong,
                silent);
    }
}
