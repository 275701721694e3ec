package dev.newsvane.ingest.frontier;

import dev.newsvane.schemas.Fetched;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Marks what was fetched, aliases that redirects led to included: they need no fetch of their own.
final class Mark implements Processor<String, Fetched, Void, Void> {
    private KeyValueStore<String, Seen> seen;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.seen = context.getStateStore(Sight.STORE);
    }

    @Override
    public void process(Record<String, Fetched> record) {
        var fetched = record.value();
        var before = Optional.ofNullable(seen.get(fetched.url()));
        seen.put(
                fetched.url(),
                before.map(known -> known.settled(fetched.at())).orElseGet(() -> Seen.alias(fetched.at())));
    }
}
