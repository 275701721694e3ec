package dev.newsvane.app.tool;

import dev.newsvane.base.Ids;
import dev.newsvane.base.Routing;
import dev.newsvane.base.Sender;
import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Lanes;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.PageBody;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okio.ByteString;

/// Articles of the past on their way into `pages`, in a lane of their own and in the order of their dates. They are
/// kept compressed until all are read, for only then is their order known.
public final class Import {
    private static final String CONTENT_TYPE = "application/vnd.newsvane.article+json";

    private final String name;
    private final Instant now;
    private final List<Dated> pages = new ArrayList<>();

    private record Dated(Optional<Instant> published, Page page) {}

    /// An empty import.
    ///
    /// @param name of the lane; articles of the same name and id are the same article
    public Import(String name, Instant now) {
        this.name = name;
        this.now = now;
    }

    /// Takes a line in.
    ///
    /// @throws ArticleLine.Wrong where it cannot become an article
    public void add(byte[] line) throws ArticleLine.Wrong {
        var article = ArticleLine.parse(line);
        if (article.text().isEmpty()) {
            throw new ArticleLine.Wrong("read no text; right would be \"text\" with the article's text");
        }
        if (line.length > PageBody.MAX_BYTES) {
            throw new ArticleLine.Wrong("is longer than " + PageBody.MAX_BYTES + " bytes");
        }
        pages.add(new Dated(article.published(), page(article, line)));
    }

    public int size() {
        return pages.size();
    }

    /// Writes all of them, the undated last; returns when the cluster holds them.
    public void write(Channels channels, Sender sender) {
        var failure = new AtomicReference<Optional<Throwable>>(Optional.empty());
        pages.stream()
                .sorted(Comparator.comparing(dated -> dated.published.orElse(Instant.MAX)))
                .map(Dated::page)
                .takeWhile(_ -> failure.get().isEmpty())
                .forEach(page -> {
                    var key = Routing.key(page.lane(), page.id());
                    var _ = sender.send(channels.pages(), key, page, now).whenComplete((_, e) -> {
                        if (e != null) {
                            failure.set(Optional.of(e));
                        }
                    });
                });
        sender.flush();
        failure.get().ifPresent(e -> {
            throw new IllegalStateException("the cluster did not take the import: " + e.getMessage(), e);
        });
    }

    private Page page(ArticleLine article, byte[] line) {
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
                Ids.of(ByteBuffer.wrap(line)),
                lane,
                false,
                now);
        return new Page(
                Ids.of(url, Ids.of(ByteBuffer.wrap(line))),
                url,
                url,
                200,
                Optional.of(CONTENT_TYPE),
                PageBody.compress(body),
                body.size(),
                item,
                lane,
                false,
                now);
    }
}
