package dev.newsvane.bench.matching;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.opensearch.index.query.QueryBuilders.constantScoreQuery;

import dev.newsvane.alerts.watch.Field;
import dev.newsvane.alerts.watch.Parsing;
import dev.newsvane.alerts.watch.Stemmer;
import dev.newsvane.alerts.watch.WatchLanguage;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.io.IOUtils;
import org.opensearch.common.xcontent.XContentFactory;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.node.Node;
import org.opensearch.node.NodeValidationException;
import org.opensearch.percolator.PercolateQueryBuilder;
import org.opensearch.search.SearchHit;
import org.opensearch.transport.client.Client;

/// The same watches in an OpenSearch of one node in this process, asked through its client and not over HTTP.
final class Percolator implements AutoCloseable {
    private static final String WATCHES = "watches";
    private static final String QUERY = "query";

    /// Of one document among several that are percolated at once: which of them a watch matches.
    private static final String SLOT = "_percolator_document_slot";

    private static final int BULK = 500;
    private static final int MOST_HITS = 1_000_000;

    private final Path folder;
    private final Node node;
    private final Client client;

    Percolator(List<Watch> watches) throws IOException, NodeValidationException {
        folder = Files.createTempDirectory("newsvane-percolator-");
        node = new InProcess(folder).start();
        client = node.client();
        client.admin()
                .indices()
                .prepareCreate(WATCHES)
                .setSettings(Settings.builder()
                        .put("index.number_of_shards", 1)
                        .put("index.number_of_replicas", 0)
                        .put("index.refresh_interval", "-1")
                        .put("index.max_result_window", MOST_HITS))
                .setMapping(Map.of(
                        "properties",
                        Map.of(
                                QUERY,
                                Map.of("type", "percolator"),
                                Field.TITLE.word(),
                                Map.of("type", "text", "analyzer", OurWords.ANALYZER),
                                Field.TEXT.word(),
                                Map.of("type", "text", "analyzer", OurWords.ANALYZER))))
                .get();
        for (var from = 0; from < watches.size(); from += BULK) {
            add(watches.subList(from, Math.min(watches.size(), from + BULK)));
        }
        client.admin().indices().prepareForceMerge(WATCHES).setMaxNumSegments(1).get();
        client.admin().indices().prepareRefresh(WATCHES).get();
    }

    private void add(List<Watch> watches) throws IOException {
        var translate = new Translate(new Stemmer());
        var bulk = client.prepareBulk(WATCHES);
        for (var watch : watches) {
            if (WatchLanguage.parse(watch.query()) instanceof Parsing.Parsed(var query)) {
                try (var json = XContentFactory.jsonBuilder()) {
                    json.startObject().field(QUERY, translate.query(query)).endObject();
                    bulk.add(client.prepareIndex().setId(watch.name()).setSource(json));
                }
            }
        }
        var done = bulk.get();
        if (done.hasFailures()) {
            throw new IllegalStateException(done.buildFailureMessage());
        }
    }

    /// The names of the watches that match, for each article.
    List<Set<String>> match(List<Article> articles) throws IOException {
        var matches = Stream.generate(TreeSet<String>::new)
                .limit(articles.size())
                .collect(toCollection(ArrayList<Set<String>>::new));
        for (var hit : search(articles, MOST_HITS).getHits()) {
            slots(hit).forEach(slot -> matches.get(slot).add(hit.getId()));
        }
        return matches;
    }

    /// How many watches match one article or more: the least that can be asked.
    long count(List<Article> articles) throws IOException {
        return requireNonNull(search(articles, 0).getHits().getTotalHits(), "asked for")
                .value();
    }

    private static List<Integer> slots(SearchHit hit) {
        return hit.field(SLOT).getValues().stream().map(Integer.class::cast).toList();
    }

    private SearchResponse search(List<Article> articles, int hits) throws IOException {
        var documents = new ArrayList<BytesReference>(articles.size());
        for (var article : articles) {
            try (var json = XContentFactory.jsonBuilder()) {
                documents.add(BytesReference.bytes(json.startObject()
                        .field(Field.TITLE.word(), article.title())
                        .field(Field.TEXT.word(), article.text())
                        .endObject()));
            }
        }
        return client.prepareSearch(WATCHES)
                .setQuery(constantScoreQuery(new PercolateQueryBuilder(QUERY, documents, XContentType.JSON)))
                .setTrackTotalHits(true)
                .setSize(hits)
                .setFetchSource(false)
                .setRequestCache(false)
                .get();
    }

    @Override
    public void close() throws IOException {
        node.close();
        IOUtils.rm(folder);
    }
}
