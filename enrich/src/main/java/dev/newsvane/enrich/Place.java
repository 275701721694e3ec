package dev.newsvane.enrich;

import dev.newsvane.schemas.Article;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// The spine as a step of the topology: one article after the other, with the stores that outlive the process.
final class Place implements Processor<String, Article, String, Placed> {
    private final EnrichSettings settings;
    private ProcessorContext<String, Placed> context;
    private Placer placer;

    Place(EnrichSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Placed> task) {
        context = task;
        KeyValueStore<String, Member> members = task.getStateStore(Spine.MEMBERS);
        KeyValueStore<String, Words> words = task.getStateStore(Spine.WORDS);
        KeyValueStore<String, OpenStory> stories = task.getStateStore(Spine.STORIES);
        placer = new Placer(settings, Shelf.in(members), Shelf.in(words), Shelf.in(stories));
    }

    @Override
    public void process(Record<String, Article> arrived) {
        var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        placer.place(arrived.value(), now).forEach(placed -> {
            var article = placed.article();
            context.forward(arrived.withKey(article.key()).withValue(placed));
        });
    }
}
