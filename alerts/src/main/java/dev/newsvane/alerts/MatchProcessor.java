package dev.newsvane.alerts;

import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.share.HandedOver;
import dev.newsvane.alerts.share.Share;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/// Carries articles, watches and time to [Matching], and what it says onwards.
final class MatchProcessor implements Processor<String, Record, String, Alert> {
    private final AlertSettings settings;
    private final Share share;
    private final PassedOver passedOver;
    private ProcessorContext<String, Alert> context;
    private Matching matching;

    MatchProcessor(AlertSettings settings, Share share, PassedOver passedOver) {
        this.settings = settings;
        this.share = share;
        this.passedOver = passedOver;
    }

    @Override
    public void init(ProcessorContext<String, Alert> given) {
        HandedOver.refuse(share, given.getStateStore(HandedOver.STORE));
        context = given;
        matching = new Matching(StoreMemory.of(given), settings, share, passedOver);
    }

    @Override
    public void process(org.apache.kafka.streams.processor.api.Record<String, Record> record) {
        for (var alert : alerts(record.value())) {
            context.forward(record.withKey(alert.event()).withValue(alert));
        }
    }

    private List<Alert> alerts(Record value) {
        return switch (value) {
            case Article article ->
                matching.article(
                        article,
                        context.recordMetadata().map(RecordMetadata::offset).orElse(-1L),
                        now());
            case Watch watch -> {
                matching.watch(watch);
                yield List.of();
            }
            case Coverage coverage -> matching.coverage(coverage, now());
            default -> throw new IllegalStateException("nothing else is read here: " + value.getClass());
        };
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    @Override
    public void close() {
        matching.close();
        passedOver.forget();
    }
}
