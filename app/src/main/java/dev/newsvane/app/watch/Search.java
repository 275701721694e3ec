package dev.newsvane.app.watch;

import dev.newsvane.app.UserMistake;
import dev.newsvane.app.replay.Past;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Watch;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Articles of the kept past that a watch matches, each as it was last seen; and the stories that they are in.
///
/// @param found the newest first
/// @param gone what was gone through
public record Search(List<Found> found, Past.Gone gone) {
    /// So many articles are held at most, some 100 MB.
    static final int MOST = 100_000;

    /// An article.
    ///
    /// @param at when it counts: when it was fetched; of an imported one, when it happened
    /// @param story its story when it was placed
    public record Found(
            String id, String url, String title, String site, Instant at, String lane, String story, String source) {}

    /// A story, by those of its articles that were found.
    ///
    /// @param at when the newest of them counts
    /// @param newest of them
    public record Told(String story, Instant at, Found newest, int articles, int sites) {}

    /// Asks.
    ///
    /// @throws UserMistake where more articles match than are held
    public static Search of(Past past, Past.Range range, Watch watch) {
        Map<String, Found> found = new HashMap<>();
        var gone = past.matching(range, watch.as(1, false, Instant.EPOCH), (article, matches) -> {
            var key = article.lane() + ' ' + article.id();
            if (matches) {
                found.put(key, found(article));
                if (found.size() > MOST) {
                    throw new UserMistake("More than " + MOST + " articles match; right would be a query, or a time"
                            + " (--since, --until), that fewer do.");
                }
            } else if (article.edited()) {
                found.remove(key);
            }
        });
        return new Search(
                found.values().stream()
                        .sorted(Comparator.comparing(Found::at).reversed().thenComparing(Found::id))
                        .toList(),
                gone);
    }

    private static Found found(Article article) {
        return new Found(
                article.id(),
                article.url(),
                article.title(),
                article.site(),
                Past.time(article),
                article.lane(),
                article.placement().map(Placement::story).orElse(""),
                article.source());
    }

    /// The stories of what was found, that with the newest article first.
    public List<Told> stories() {
        Map<String, Integer> articles = new HashMap<>();
        Map<String, Set<String>> sites = new HashMap<>();
        var newest = new LinkedHashSet<Found>();
        for (var each : found) {
            var key = each.lane() + ' ' + each.story();
            if (articles.merge(key, 1, Integer::sum) == 1) {
                newest.add(each);
            }
            sites.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(each.site());
        }
        return newest.stream()
                .map(each -> new Told(
                        each.story(),
                        each.at(),
                        each,
                        articles.getOrDefault(each.lane() + ' ' + each.story(), 0),
                        sites.getOrDefault(each.lane() + ' ' + each.story(), Set.of())
                                .size()))
                .toList();
    }
}
