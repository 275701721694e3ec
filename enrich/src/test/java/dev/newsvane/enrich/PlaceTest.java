package dev.newsvane.enrich;

import static dev.newsvane.enrich.Newsstand.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.enrich.extract.Extract;
import dev.newsvane.enrich.extract.Extraction.Extracted;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/// The spine after a restart: what the indexes held is in the stores.
class PlaceTest {
    private static final List<Page> PAGES = List.of(
            page("https://alpha.example/1", News.BRIDGE_TITLE, News.BRIDGE),
            page("https://beta.example/1", News.SUIT_TITLE, News.SUIT),
            page("https://gamma.example/1", News.BRIDGE_OTHER_TITLE, News.BRIDGE_OTHER),
            page("https://alpha.example/1", "Bridge: a correction", News.BRIDGE),
            page("https://delta.example/1", News.BRIDGE_SPUN_TITLE, News.BRIDGE_SPUN),
            page("https://beta.example/2", "Cut in two", News.BRIDGE_WIRE),
            page("https://gamma.example/2", News.OTHER_SUIT_TITLE, News.OTHER_SUIT),
            page("https://epsilon.example/2", News.BRIDGE_TITLE, News.BRIDGE_CUT));

    @Test
    void aRestartAnywhereChangesNothing() {
        var expected = placed(PAGES.size());
        assertThat(expected).hasSize(PAGES.size());
        for (var restart = 0; restart < PAGES.size(); restart++) {
            assertThat(placed(restart)).as("restart before page %d", restart).isEqualTo(expected);
        }
    }

    /// What comes out of the pages if the spine is begun anew, over its stores, before the given one.
    private static List<Placed> placed(int restart) {
        var context = new MockProcessorContext<String, Placed>();
        context.setCurrentSystemTimeMs(Newsstand.NOON.toEpochMilli());
        Spine.forms().forEach((name, form) -> store(context, name, form));
        var place = begin(context);
        for (var i = 0; i < PAGES.size(); i++) {
            if (i == restart) {
                place = begin(context);
            }
            var article = article(PAGES.get(i));
            place.process(
                    new Record<>(article.lane(), article, article.fetched().toEpochMilli()));
        }
        var placed = new ArrayList<Placed>();
        context.forwarded().forEach(forward -> placed.add(forward.record().value()));
        return placed;
    }

    private static Place begin(MockProcessorContext<String, Placed> context) {
        var place = new Place(EnrichSettings.defaults());
        place.init(context);
        return place;
    }

    private static <V> void store(MockProcessorContext<String, Placed> context, String name, Serde<V> form) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), form)
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
    }

    private static Article article(Page page) {
        return Optional.of(Extract.article(page, page.id(), 0, 0))
                .map(Extracted.class::cast)
                .map(Extracted::article)
                .orElseThrow();
    }
}
