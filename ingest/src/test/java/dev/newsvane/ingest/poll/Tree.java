package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer;
import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.base.http.Answer.Silence;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Poll;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import okio.ByteString;

/// A tree of sitemaps that is visited again and again, and what is remembered of it.
public final class Tree {
    static final String ROOT = "http://quay.example/sitemap.xml";
    static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final PollSettings SETTINGS = PollSettings.defaults();
    private static final Source QUAY = Source.of("quay", ROOT, SourceKind.SITEMAP, "cli");

    private final Function<String, Optional<ByteString>> site;
    private final List<String> asked = new ArrayList<>();
    private Poll memory = Memory.fresh(QUAY, T, SETTINGS);

    /// A site that has no body for a URL does not answer.
    Tree(Function<String, Optional<ByteString>> site) {
        this.site = site;
    }

    /// One whose every part answers.
    public Tree(ByteString root, Function<String, ByteString> part) {
        this(url -> Optional.of(url.equals(ROOT) ? root : part.apply(url)));
    }

    /// What a visit tells, so many hours after [#T]; what it may cost is held.
    public List<Item> visited(int hour) {
        var before = asked.size();
        var now = T.plus(Duration.ofHours(hour));
        var visit = new Visit(QUAY, memory, now, SETTINGS, Blame.HOST, _ -> Optional.empty());
        var answer = got(ROOT);
        var walk = visit.walk(answer);
        walk.ifPresent(parts -> {
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                asked.add(part.get().url());
                parts.take(part.get(), got(part.get().url()));
            }
        });
        var findings = walk.map(walked -> visit.judge(answer, walked)).orElseGet(() -> visit.judge(answer));
        memory = findings.memory();
        assertThat(asked.size() - before).isLessThanOrEqualTo(Walk.MOST);
        assertThat(findings.items()).hasSizeLessThanOrEqualTo(Walk.ITEMS);
        assertThat(memory.parts()).hasSizeLessThanOrEqualTo(Walk.LINES);
        return findings.items();
    }

    /// Parts that were asked since the last [#forgetAsked].
    List<String> asked() {
        return List.copyOf(asked);
    }

    void forgetAsked() {
        asked.clear();
    }

    Poll memory() {
        return memory;
    }

    private Answer got(String url) {
        return site.apply(url)
                .<Answer>map(
                        body -> new Got(URI.create(url), Optional.empty(), 200, Map.of("etag", List.of("\"e\"")), body))
                .orElseGet(() -> new Silence(Answer.Cause.TIMEOUT, "30 s"));
    }
}
