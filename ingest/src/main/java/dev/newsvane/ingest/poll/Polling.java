package dev.newsvane.ingest.poll;

import dev.newsvane.base.http.Answer;
import dev.newsvane.ingest.schedule.Line;
import dev.newsvane.ingest.schedule.Manners.Turn;
import dev.newsvane.ingest.schedule.Reach;
import dev.newsvane.schemas.Poll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
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
    private final Charges charges = new Charges();
    private final AtomicReference<Reach> reach = new AtomicReference<>(Reach.UNKNOWN);

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
            var reached = !reach(due.host(), answer, now).cutOff(now);
            if (reached) {
                turn = before -> manners.after(before, answer, Duration.between(asked, now), now);
            }
            var before = isSilent(answer) ? charges.silent(due.key(), due.memory(), reached) : due.memory();
            var visit = new Visit(due.source(), before, now, settings, reached, desk::follower);
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

    /// Whether it is us whom the web does not reach, by the last polls.
    boolean cutOff(Instant now) {
        return reach.get().cutOff(now);
    }

    private Reach reach(String host, Answer answer, Instant now) {
        var silent = isSilent(answer);
        if (silent) {
            var _ = line.excuses(host, now);
        } else if (answer instanceof Answer.Got) {
            line.answered(host, now);
            charges.answered();
        }
        return reach.updateAndGet(before -> before.with(new Reach.Outcome(host, silent, now)));
    }

    private static boolean isSilent(Answer answer) {
        return answer instanceof Answer.Silence silence && Trouble.isSilent(silence);
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
