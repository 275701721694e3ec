package dev.newsvane.enrich;

import dev.newsvane.enrich.story.Founding;
import dev.newsvane.enrich.story.Near;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Placement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A story that has open articles. Key: lane and story id.
///
/// @param headline the headline chosen for it
/// @param sites publishers whose articles are not copies, in order of arrival, bounded
/// @param articles articles so far
/// @param copies copies so far
/// @param open articles still open; with the last one the story closes
/// @param summary lines chosen from its articles, the most central first
/// @param founder the article that began it
/// @param founded the event time of that article
/// @param splits stories that split off so far
record OpenStory(
        String headline,
        List<String> sites,
        int articles,
        int copies,
        int open,
        List<String> summary,
        String founder,
        Instant founded,
        int splits) {
    static OpenStory of(Founding founding) {
        return new OpenStory("", List.of(), 0, 0, 0, List.of(), founding.article(), founding.at(), founding.splits());
    }

    Founding founding() {
        return new Founding(founder, founded, splits);
    }

    OpenStory with(Article article, boolean copy) {
        return new OpenStory(
                headline.isEmpty() ? Lines.title(article.title()) : headline,
                copy ? sites : union(sites, List.of(article.site())),
                articles + 1,
                copies + (copy ? 1 : 0),
                open + 1,
                summary,
                founder,
                founded,
                splits);
    }

    /// With articles that come from another story.
    OpenStory with(List<Near> moved) {
        return counting(
                union(sites, sites(moved)),
                articles + moved.size(),
                copies + copies(moved),
                open + moved.size(),
                splits);
    }

    /// Without articles that go to another story. A publisher goes with them unless it has an open article here.
    OpenStory without(List<Near> moved, List<Near> left, Founding founding) {
        var here = sites(left);
        var gone = sites(moved).stream().filter(site -> !here.contains(site)).collect(Collectors.toSet());
        return counting(
                sites.stream().filter(site -> !gone.contains(site)).toList(),
                articles - moved.size(),
                copies - copies(moved),
                open - moved.size(),
                founding.splits());
    }

    /// With all of a story that is over.
    OpenStory joinedBy(OpenStory other) {
        return counting(
                union(sites, other.sites), articles + other.articles, copies + other.copies, open + other.open, splits);
    }

    OpenStory withoutOne() {
        return counting(sites, articles, copies, open - 1, splits);
    }

    /// With what its most central articles say.
    OpenStory told(List<Words> central) {
        return new OpenStory(
                Lines.headline(central, headline),
                sites,
                articles,
                copies,
                open,
                Lines.summary(central),
                founder,
                founded,
                splits);
    }

    private OpenStory counting(List<String> sites, int articles, int copies, int open, int splits) {
        return new OpenStory(headline, sites, articles, copies, open, summary, founder, founded, splits);
    }

    private static List<String> union(List<String> some, List<String> more) {
        return Stream.of(some, more)
                .flatMap(Collection::stream)
                .distinct()
                .limit(Placement.MOST_INDEPENDENT)
                .toList();
    }

    private static List<String> sites(List<Near> articles) {
        return articles.stream()
                .filter(near -> !near.copy())
                .map(Near::site)
                .distinct()
                .toList();
    }

    private static int copies(List<Near> articles) {
        return (int) articles.stream().filter(Near::copy).count();
    }

    int independent() {
        return sites.size();
    }
}
