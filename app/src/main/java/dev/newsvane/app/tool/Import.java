package dev.newsvane.app.tool;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.ingest.archive.Capture;
import dev.newsvane.ingest.archive.Passed;
import dev.newsvane.ingest.url.CanonicalUrl;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okio.ByteString;

/// Articles and pages of the past on their way into `pages`, in a lane of their own and in the order of their dates.
public final class Import implements AutoCloseable {
    static final String CONTENT_TYPE = "application/vnd.newsvane.article+json";

    private final String name;
    private final Instant now;
    private final Spool pages = new Spool();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Spool.Slot> bodies = new HashMap<>();

    /// An empty import.
    ///
    /// @param name of the lane; articles of the same name and id are the same article
    public Import(String name, Instant now) {
        this.name = name;
        this.now = now;
    }

    /// Takes a line in, but of an article that was withdrawn: what it said before is a line of its own.
    ///
    /// @throws ArticleLine.Wrong where it cannot become an article
    public void add(byte[] line) throws ArticleLine.Wrong {
        var article = ArticleLine.parse(line);
        if (article.withdrawn()) {
            return;
        }
        if (article.text().isEmpty()) {
            throw new ArticleLine.Wrong("read no text; right would be \"text\" with the article's text");
        }
        if (line.length > PageBody.MAX_BYTES) {
            throw new ArticleLine.Wrong("is longer than " + PageBody.MAX_BYTES + " bytes");
        }
        pages.add(article.published(), page(name, article, line, now));
    }

    /// The page that a line becomes.
    ///
    /// @param name of the lane
    /// @throws ArticleLine.Wrong where it is no article
    public static Page page(String name, byte[] line, Instant now) throws ArticleLine.Wrong {
        return page(name, ArticleLine.parse(line), line, now);
    }

    /// Takes a page of an archive in.
    ///
    /// @return why not, where it cannot be taken
    public Optional<Passed> add(Capture capture) {
        var known = capture.digest().map(bodies::get);
        var body = capture.body().or(() -> known.map(pages::page).map(PageBody::body));
        if (body.isEmpty()) {
            return Optional.of(Passed.NO_ORIGINAL);
        }
        var page = page(capture, body.get());
        if (!ids.add(page.id())) {
            return Optional.of(Passed.REPEATED);
        }
        var slot = pages.add(Optional.of(capture.at()), page);
        capture.digest().ifPresent(digest -> bodies.putIfAbsent(digest, slot));
        return Optional.empty();
    }

    /// Takes an entry in that has its whole text, as what stands at a URL.
    void add(Item item, String html, String url) {
        var body = ByteString.encodeUtf8(html);
        pages.add(
                item.published().or(item::updated),
                page(
                        url,
                        url,
                        Optional.of("text/html; charset=utf-8"),
                        body,
                        Ids.of(body),
                        item.withoutContent(),
                        now));
    }

    public int size() {
        return pages.size();
    }

    /// Writes all of them, the undated last; returns when the cluster holds them.
    ///
    /// @param fetch entries whose pages are to be fetched
    public void write(Channels channels, Sender sender, List<Item> fetch) {
        var failure = new AtomicReference<Optional<Throwable>>(Optional.empty());
        Consumer<CompletableFuture<?>> watch = sent -> {
            var _ = sent.whenComplete((_, e) -> {
                if (e != null) {
                    failure.set(Optional.of(e));
                }
            });
        };
        pages.inOrder().takeWhile(_ -> failure.get().isEmpty()).forEach(page -> {
            var key = Routing.key(page.lane(), page.id());
            watch.accept(sender.send(channels.pages(), key, page, now));
        });
        fetch.forEach(item -> {
            var host = item.link().flatMap(CanonicalUrl::of).map(CanonicalUrl::host);
            var key = Routing.key(host.orElse(item.lane()), item.id());
            watch.accept(sender.send(channels.items(), key, item, now));
        });
        sender.flush();
        failure.get().ifPresent(e -> {
            throw new IllegalStateException("the cluster did not take the import: " + e.getMessage(), e);
        });
    }

    /// When it was captured is the latest that it can have been published: that counts where the page names no date.
    private Page page(Capture capture, ByteString body) {
        var lane = Lanes.history(name);
        var url = CanonicalUrl.of(capture.url()).orElse(capture.url());
        var hash = Ids.of(body);
        var item = new Item(
                Ids.of(lane, url),
                name,
                Optional.empty(),
                Optional.of(capture.url()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(capture.at()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                hash,
                lane,
                false,
                now,
                List.of());
        return page(url, capture.url(), capture.contentType(), body, hash, item, now);
    }

    private static Page page(
            String url, String finalUrl, Optional<String> type, ByteString body, String hash, Item item, Instant now) {
        return new Page(
                Ids.of(url, hash),
                url,
                finalUrl,
                200,
                type,
                PageBody.compress(body),
                body.size(),
                item,
                item.lane(),
                false,
                now);
    }

    private static Page page(String name, ArticleLine article, byte[] line, Instant now) {
        var lane = Lanes.history(name);
        var url = article.url().orElse("import:" + name + "/" + article.id());
        var body = ByteString.of(line);
        var item = new Item(
                Ids.of(lane, article.id()),
                article.source().orElse(name),
                article.publisher().or(article::source),
                article.url(),
                Optional.of(article.id()),
                article.title(),
                article.authors(),
                article.published(),
                Optional.empty(),
                article.modified(),
                Optional.empty(),
                Optional.empty(),
                article.language(),
                Ids.of(ByteString.of(line)),
                lane,
                false,
                now,
                List.of());
        return page(url, url, Optional.of(CONTENT_TYPE), body, item.contentHash(), item, now);
    }

    @Override
    public void close() {
        pages.close();
    }
}
