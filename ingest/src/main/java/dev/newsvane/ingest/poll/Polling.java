package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.ingest.schedule.Manners.Turn;
import dev.newsvane.schemas.Poll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One poll of a source after the other, each in a thread of its own: ask, judge, write, remember.
final class Polling {
    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final Inquiry inquiry;
    private final Desk desk;
    private final Outbox outbox;
    private final ToHubs hubs;
    private final PollSettings settings;
    private final InstantSource clock;
    private final BooleanSupplier ours;
    private final Line line;

    /// @param ours whether the sources we were given are surely still ours to ask
    /// @param line hears what polls hear
    Polling(
            Inquiry inquiry,
            Desk desk,
            Outbox outbox,
            ToHubs hubs,
            PollSettings settings,
            InstantSource clock,
            BooleanSupplier ours,
            Line line) {
        this.inquiry = inquiry;
        this.desk = desk;
        this.outbox = outbox;
        this.hubs = hubs;
        this.settings = settings;
        this.clock = clock;
        this.ours = ours;
        this.line = line;
    }

    /// Polls what was taken from the desk, and lays it back.
    void poll(Followed due) {
        var memory = Optional.<Poll>empty();
        var turn = UnaryOperator.<Turn>identity();
        try {
            if (!ours.getAsBoolean()) {
                return; // stopped since it was taken: it may be another's meanwhile
            }
            var manners = settings.manners(due.source());
            var asked = clock.instant();
            var answer = inquiry.source(due);
            var now = clock.instant();
            var blame = blame(due, answer, now);
            if (blame != Blame.LINE) {
                turn = before -> manners.after(before, answer, Duration.between(asked, now), now);
            }
            var visit = new Visit(
                    due.source(),
                    due.memory(),
                    now,
                    settings,
                    blame,
                    url -> desk.follower(url, due.source().name()));
            var walk = visit.walk(answer);
            walk.ifPresent(
                    parts -> inquiry.parts(parts, manners.delay(), () -> ours.getAsBoolean() && desk.keeps(due)));
            var found = walk.map(walked -> visit.judge(answer, walked)).orElseGet(() -> visit.judge(answer));
            var findings = hubs.relying(due, found, now);
            warn(due, findings.memory());
            outbox.write(due, findings, now);
            memory = Optional.of(findings.memory());
            hubs.polled(due, findings);
        } finally {
            desk.landed(due, memory, turn, clock.instant());
        }
    }

    /// Who is to blame if there is no answer.
    private Blame blame(Followed due, Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Got _ -> {
                line.answered(due.host(), due.key(), now);
                yield Blame.HOST;
            }
            case Answer.Silence silence
            when Trouble.isSilent(silence) ->
                line.silent(due.host(), due.key(), due.memory().succeeded(), now);
            case Answer.Silence _ -> Blame.HOST;
        };
    }

    private static void warn(Followed due, Poll memory) {
        if (memory.gaps() > due.memory().gaps()) {
            LOG.warn(
                    "{} had {} items and none that was known: some were probably missed since {}",
                    memory.source(),
                    memory.window(),
                    due.memory().succeeded().orElse(Instant.EPOCH));
        }
        if (due.memory().notes().isEmpty() && !memory.notes().isEmpty()) {
            LOG.warn("{} is not seen whole: {}", memory.source(), String.join("; ", memory.notes()));
        }
    }
}
