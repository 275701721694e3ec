package dev.newsvane.testkit;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A newsroom on the web, as far as its waves have been opened.
public final class OpenNewsroom {
    private static final int RELATED = 3;
    private static final Comparator<Standing> NEWEST_FIRST = comparing(Standing::opened, reverseOrder())
            .thenComparing(page -> page.changed().orElse(Instant.MIN), nullsLast(reverseOrder()))
            .thenComparing(page -> page.told().id());

    private final Newsroom newsroom;
    private final InstantSource clock;
    private volatile Map<String, SequencedMap<String, Standing>> standing = Map.of();
    private volatile List<Instant> opened = List.of();

    OpenNewsroom(Newsroom newsroom, RecordedWeb web, InstantSource clock) {
        this.newsroom = newsroom;
        this.clock = clock;
        for (var outlet : newsroom.outlets()) {
            web.site(outlet.host(), ask -> answer(outlet, ask));
        }
    }

    /// Publishes a wave at once: its articles stand in the feeds and on the sites when this returns. Waves are
    /// opened in order, from 0.
    public synchronized void open(int wave) {
        if (wave != opened.size() || wave >= newsroom.waves()) {
            throw new IllegalArgumentException(
                    "wave " + wave + " of " + newsroom.waves() + " cannot follow " + opened.size() + " opened ones");
        }
        var openings = new ArrayList<>(opened);
        openings.add(clock.instant());
        opened = List.copyOf(openings);
        standing = stand();
    }

    /// When each wave so far was opened.
    public List<Instant> openings() {
        return opened;
    }

    private Map<String, SequencedMap<String, Standing>> stand() {
        var sites = new LinkedHashMap<String, SequencedMap<String, Standing>>();
        for (var outlet : newsroom.outlets()) {
            var pages = newsroom.articles().stream()
                    .filter(told -> told.outlet().equals(outlet.host()) && told.wave() < opened.size())
                    .sorted(comparingInt(Written::wave))
                    .map(told -> standing(outlet, told))
                    .toList();
            Map<String, Standing> latest = new LinkedHashMap<>();
            pages.forEach(page -> latest.put(page.first().path(), page));
            var site = new LinkedHashMap<String, Standing>();
            latest.values().stream()
                    .sorted(NEWEST_FIRST)
                    .forEach(page -> site.put(page.first().path(), page));
            sites.put(outlet.host(), site);
        }
        return Map.copyOf(sites);
    }

    private Standing standing(Outlet outlet, Written told) {
        var first = told.updates().map(newsroom::article).orElse(told);
        var at = opened.get(told.wave());
        return new Standing(
                outlet,
                told,
                first,
                first.published(opened.get(first.wave())),
                told.updates().isPresent() ? told.published(at) : Optional.empty(),
                at);
    }

    private Reply answer(Outlet outlet, Ask ask) {
        var site = standing.getOrDefault(outlet.host(), new LinkedHashMap<>());
        if ("/robots.txt".equals(ask.path())) {
            return Reply.text(200, "text/plain; charset=utf-8", outlet.robots());
        }
        var pages = List.copyOf(site.values());
        if (outlet.feedPath().equals(ask.path())) {
            return dated(Feeds.of(outlet, pages), pages);
        }
        if ("/".equals(ask.path())) {
            return dated(PageWriter.front(outlet, pages), pages);
        }
        var page = site.get(ask.path());
        return page == null
                ? PageWriter.notFound(outlet)
                : PageWriter.of(page, newsroom.template(outlet), related(page, pages))
                        .tagged();
    }

    private static Reply dated(Reply.Full reply, List<Standing> pages) {
        return pages.stream()
                .map(Standing::opened)
                .max(Comparator.naturalOrder())
                .map(at -> reply.tagged().modified(at))
                .orElseGet(reply::tagged);
    }

    /// Those that stood there when the page was published, so that it does not change with every wave.
    private static List<Standing> related(Standing page, List<Standing> pages) {
        return pages.stream()
                .filter(other -> other.first().wave() <= page.told().wave()
                        && other.told().wave() <= page.told().wave()
                        && !other.first().id().equals(page.first().id()))
                .limit(RELATED)
                .toList();
    }
}
