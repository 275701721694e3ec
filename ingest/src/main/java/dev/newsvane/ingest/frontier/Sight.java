package dev.newsvane.ingest.frontier;

import dev.newsvane.base.Routing;
import dev.newsvane.ingest.frontier.Verdict.Held;
import dev.newsvane.ingest.frontier.Verdict.Known;
import dev.newsvane.ingest.frontier.Verdict.Refused;
import dev.newsvane.ingest.frontier.Verdict.Wanted;
import dev.newsvane.ingest.frontier.Verdict.Whole;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Judges each item by what is remembered of its URL, and forgets what is long past. Each import remembers its own
/// URLs and leaves out what was seen live; it keeps nothing from the live lane. Asks again for the pages whose time
/// has come: by the wall clock, which Streams passes in, for nothing may have been seen meanwhile.
final class Sight implements Processor<String, Item, String, Verdict> {
    static final String STORE = "seen-v1";

    private static final Duration SWEEPING = Duration.ofMinutes(1);
    private static final Duration REVISITING = Duration.ofSeconds(5);

    private final Frontier settings;
    private ProcessorContext<String, Verdict> context;
    private KeyValueStore<String, Seen> seen;
    private Sweep sweep;
    private Revisits revisits;

    Sight(Frontier settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Verdict> context) {
        this.context = context;
        this.seen = context.getStateStore(STORE);
        this.sweep = new Sweep(seen, settings.remember());
        this.revisits =
                new Revisits(settings, context.getStateStore(Revisits.NEXT), context.getStateStore(Revisits.DUES));
        context.schedule(SWEEPING, PunctuationType.STREAM_TIME, sweep::step);
        context.schedule(REVISITING, PunctuationType.WALL_CLOCK_TIME, now -> revisit(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, Item> record) {
        var linked = Sighting.of(record.key(), record.value());
        if (!linked.live() && seen.get(linked.url()) != null) {
            return;
        }
        var sighting = linked.apart(record.key(), known(linked), settings);
        var before = known(sighting);
        var at = record.value().seen();
        var barred = before.filter(_ -> sighting.live())
                .flatMap(known -> revisits.barred(sighting.url(), known.first(), at));
        var judgement = sighting.judge(before, barred, settings);
        seen.put(sighting.key(), judgement.seen());
        switch (judgement.verdict()) {
            case Wanted(String _, Request request) -> revisits.asked(request, at);
            case Held(Request edit) -> revisits.hold(edit);
            case Known _, Whole _, Refused _ -> {}
        }
        context.forward(record.withValue(judgement.verdict()));
    }

    private Optional<Seen> known(Sighting sighting) {
        return Optional.ofNullable(seen.get(sighting.key()));
    }

    private void revisit(Instant now) {
        for (var due : revisits.due(now)) {
            if (revisits.made(due)) {
                var request = due.made(now);
                if (Revisits.isEdit(request)) {
                    Optional.ofNullable(seen.get(request.url()))
                            .ifPresent(known -> seen.put(request.url(), known.asked(request.trigger())));
                }
                var key = Routing.key(CanonicalUrl.host(request.url()), request.id());
                context.forward(new Record<>(key, new Wanted(key, request), now.toEpochMilli()));
            }
        }
    }
}
