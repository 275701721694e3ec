package dev.newsvane.enrich;

import dev.newsvane.base.StreamsStage;
import dev.newsvane.enrich.entity.Gazetteer;
import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.enrich.extract.Extraction.Rejected;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Story;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// ```
/// pages ── extract ──┬── extracted ── arrivals ── place ──► articles, stories
///                    └── rejected ─────────────────────► rejects
/// ```
public final class EnrichTopology {
    private EnrichTopology() {}

    public static Topology build(Channels channels, EnrichSettings settings) {
        var builder = Spine.withStores(new StreamsBuilder(StreamsStage.naming()));
        var extractions = channels.pages()
                .from(builder)
                .processValues(() -> new Extractor(settings.gazetteer()), Named.as("extract"));
        channels.rejects().to(extractions.flatMap(EnrichTopology::reject, Named.as("rejected")));
        var placed = arrivals(channels, extractions)
                .process(() -> new Place(settings), Named.as("place"), Spine.MEMBERS, Spine.WORDS, Spine.STORIES);
        channels.articles().to(placed.mapValues(Placed::article, Named.as("placed")));
        channels.stories().to(placed.flatMap(EnrichTopology::told, Named.as("told")));
        return builder.build();
    }

    /// One partition, keyed by lane: from here on there is one order of everything.
    private static KStream<String, Article> arrivals(Channels channels, KStream<String, Extraction> extractions) {
        return extractions
                .flatMap(EnrichTopology::extracted, Named.as("extracted"))
                .repartition(
                        Repartitioned.with(Serdes.String(), channels.articles().values())
                                .withName("arrivals")
                                .withNumberOfPartitions(1));
    }

    private static List<KeyValue<String, Article>> extracted(String key, Extraction extraction) {
        return switch (extraction) {
            case Extracted(Article article) -> List.of(KeyValue.pair(article.lane(), article));
            case Rejected(Reject _) -> List.of();
        };
    }

    private static List<KeyValue<String, Reject>> reject(String key, Extraction extraction) {
        return switch (extraction) {
            case Extracted(Article _) -> List.of();
            case Rejected(Reject reject) -> List.of(KeyValue.pair(reject.input(), reject));
        };
    }

    private static List<KeyValue<String, Story>> told(String key, Placed placed) {
        return placed.stories().stream()
                .map(story -> KeyValue.pair(story.story(), story))
                .toList();
    }

    /// Reads the page, and notes where it is recorded. Pages are made by others, and so are most of the
    /// parsers: one that breaks the extraction is told among the rejects, and costs no other page.
    private static final class Extractor extends ContextualFixedKeyProcessor<String, Page, Extraction> {
        private static final Logger LOG = LoggerFactory.getLogger(EnrichTopology.class);

        private final Gazetteer gazetteer;

        Extractor(Gazetteer gazetteer) {
            this.gazetteer = gazetteer;
        }

        @Override
        public void process(FixedKeyRecord<String, Page> page) {
            context().forward(page.withValue(extraction(page)));
        }

        private Extraction extraction(FixedKeyRecord<String, Page> page) {
            var at = context().recordMetadata();
            try {
                var extraction = Extract.article(
                        page.value(),
                        page.key(),
                        at.map(place -> place.partition()).orElse(-1),
                        at.map(place -> place.offset()).orElse(-1L));
                return Annotate.extraction(extraction, gazetteer);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("the extraction of {} failed", page.value().url(), e);
                return Extract.failed(page.value(), e);
            }
        }
    }
}
