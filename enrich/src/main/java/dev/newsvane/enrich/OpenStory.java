package dev.newsvane.enrich;

import dev.newsvane.schemas.Article;
import java.util.List;
import java.util.stream.Stream;

/// A story that has open articles. Key: lane and story id.
///
/// @param headline the headline chosen for it
/// @param sites publishers whose articles are not copies, in order of arrival
/// @param articles articles so far
/// @param copies copies so far
/// @param open articles still open; with the last one the story closes
record OpenStory(String headline, List<String> sites, int articles, int copies, int open) {
    static final OpenStory NONE = new OpenStory("", List.of(), 0, 0, 0);

    OpenStory with(Article article, boolean copy) {
        var known = copy || sites.contains(article.site());
        return new OpenStory(
                headline.isEmpty() ? article.title() : headline,
                known
                        ? sites
                        : Stream.concat(sites.stream(), Stream.of(article.site()))
                                .toList(),
                articles + 1,
                copies + (copy ? 1 : 0),
                open + 1);
    }

    OpenStory withoutOne() {
        return new OpenStory(headline, sites, articles, copies, open - 1);
    }

    int independent() {
        return sites.size();
    }
}
