package dev.newsvane.enrich;

import dev.newsvane.base.Routing;
import dev.newsvane.enrich.extract.Sites;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Story;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/// The stage, driven record by record.
final class EnrichDriver implements AutoCloseable {
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Page> pages;
    private final TestOutputTopic<String, Article> articles;
    private final TestOutputTopic<String, Story> stories;
    private final TestOutputTopic<String, Reject> rejects;

    EnrichDriver(Path state, EnrichSettings settings) {
        var channels = Channels.offline();
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "newsvane-enrich");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(EnrichTopology.build(channels, settings), properties, Newsstand.NOON);
        pages = driver.createInputTopic(
                channels.pages().name(),
                new StringSerializer(),
                channels.pages().values().serializer());
        articles = driver.createOutputTopic(
                channels.articles().name(),
                new StringDeserializer(),
                channels.articles().values().deserializer());
        stories = driver.createOutputTopic(
                channels.stories().name(),
                new StringDeserializer(),
                channels.stories().values().deserializer());
        rejects = driver.createOutputTopic(
                channels.rejects().name(),
                new StringDeserializer(),
                channels.rejects().values().deserializer());
    }

    void send(Page... arriving) {
        for (var page : arriving) {
            pages.pipeInput(Routing.key(Sites.site(page.url()), page.id()), page, page.fetched());
        }
    }

    /// What came out since the last call.
    List<Article> articles() {
        return articles.readValuesToList();
    }

    List<KeyValue<String, Article>> keyedArticles() {
        return articles.readKeyValuesToList();
    }

    List<Placement> placements() {
        return articles().stream()
                .map(article -> article.placement().orElseThrow())
                .toList();
    }

    List<Story> stories() {
        return stories.readValuesToList();
    }

    List<Reject> rejects() {
        return rejects.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
