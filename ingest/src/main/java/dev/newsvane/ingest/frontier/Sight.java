package dev.newsvane.ingest.frontier;

import dev.newsvane.schemas.Item;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Judges each item by what is remembered of its URL, and forgets what is long past.
final class Sight implements Processor<String, Item, String, Verdict> {
    static final String STORE = "seen-v1";

    private static final Duration SWEEPING = Duration.ofMinutes(1);

    private final Frontier settings;
    private ProcessorContext<String, Verdict> context;
    private KeyValueStore<String, Seen> seen;
    private Sweep sweep;

    Sight(Frontier settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Verdict> context) {
        this.context = context;
        this.seen = context.getStateStore(STORE);
        this.sweep = new Sweep(seen, settings.remember());
        context.schedule(SWEEPING, PunctuationType.STREAM_TIME, sweep::step);
    }

    @Override
    public void process(Record<String, Item> record) {
        var sighting = Sighting.of(record.key(), record.value());
        var judgement = sighting.judge(Optional.ofNullable(seen.get(sighting.url())), settings);
        seen.put(sighting.url(), judgement.seen());
        context.forward(record.withValue(judgement.verdict()));
    }
}
