package dev.newsvane.ingest.frontier;

import dev.newsvane.schemas.Fetched;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Marks what was fetched, aliases that redirects and the page itself named included: they need no fetch of their own.
final class Mark implements Processor<String, Fetched, Void, Void> {
    private final Frontier settings;
    private KeyValueStore<String, Seen> seen;
    private Revisits revisits;

    Mark(Frontier settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.seen = context.getStateStore(Sight.STORE);
        this.revisits =
                new Revisits(settings, context.getStateStore(Revisits.NEXT), context.getStateStore(Revisits.DUES));
    }

    @Override
    public void process(Record<String, Fetched> record) {
        var fetched = record.value();
        var before = Optional.ofNullable(seen.get(fetched.url()));
        seen.put(
                fetched.url(),
                before.map(known -> known.settled(fetched.at())).orElseGet(() -> Seen.alias(fetched.at())));
        revisits.fetched(fetched);
    }
}
