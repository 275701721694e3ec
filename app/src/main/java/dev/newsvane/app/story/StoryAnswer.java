package dev.newsvane.app.story;

import dev.newsvane.app.data.Located;
import dev.newsvane.base.Follow;
import dev.newsvane.base.Ids;
import dev.newsvane.base.Json;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// A story with what is in it.
///
/// @param story the last that happened to it
/// @param turns merges and splits that it took part in
/// @param articles the latest revision of each, in order of arrival
public record StoryAnswer(Story story, List<Story> turns, List<Article> articles) {
    /// The story of an article or the story itself, as the channels tell it; empty where they tell of none.
    ///
    /// @param asked a URL, or the id of an article or of a story
    public static Optional<StoryAnswer> of(Located system, String lane, String asked) {
        var lineage = lineage(system, lane);
        var byId = lineage.of(asked)
                .or(() -> lineage.of(Ids.of(asked.split("#", 2)[0])))
                .or(() -> lineage.story(asked).map(Story::story));
        return byId.or(() -> articleAt(system, lane, asked).flatMap(lineage::of))
                .flatMap(id -> lineage.story(id).map(story -> whole(system, lane, lineage, story)));
    }

    private static Lineage lineage(Located system, String lane) {
        var lineage = new Lineage();
        new Follow(system.cluster(), "story")
                .channel(
                        system.channels().stories(),
                        seen -> seen.value()
                                .filter(event -> event.lane().equals(lane))
                                .ifPresent(event -> lineage.add(event, seen.at())))
                .runToEnd();
        return lineage;
    }

    /// The article that was fetched from a URL, where its own canonical URL is another.
    private static Optional<String> articleAt(Located system, String lane, String url) {
        var found = new ArrayList<String>();
        articles(system, lane, Instant.EPOCH, article -> {
            if (article.url().equals(url) || article.canonical().equals(url)) {
                found.add(article.id());
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    private static StoryAnswer whole(Located system, String lane, Lineage lineage, Story story) {
        var members = new LinkedHashMap<String, Optional<Article>>();
        lineage.members(story.story()).forEach(id -> members.put(id, Optional.empty()));
        articles(
                system,
                lane,
                lineage.begun(story.story()),
                article -> members.computeIfPresent(article.id(), (_, _) -> Optional.of(article)));
        return new StoryAnswer(
                story,
                lineage.turns(story.story()),
                members.values().stream().flatMap(Optional::stream).toList());
    }

    private static void articles(Located system, String lane, Instant from, Consumer<Article> each) {
        new Follow(system.cluster(), "story")
                .from(from)
                .channel(
                        system.channels().articles(),
                        seen -> seen.value()
                                .filter(article -> article.lane().equals(lane))
                                .ifPresent(each))
                .runToEnd();
    }

    /// For a person.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("%s  %s".formatted(story.story(), story.headline()));
        story.summary().forEach(line -> lines.add("  " + line));
        lines.add("  %d articles, %d independent publishers, %d copies"
                .formatted(story.articles(), story.independent(), story.copies()));
        turns.forEach(turn -> lines.add("  " + turned(turn)));
        articles.forEach(article -> lines.add("  %s  %s  %s  %s%s%s"
                .formatted(
                        article.event(),
                        article.site(),
                        article.title(),
                        article.url(),
                        repeats(article),
                        article.withdrawn() ? "  (withdrawn)" : "")));
        return lines;
    }

    private String turned(Story turn) {
        if (turn.kind() == StoryKind.MERGED) {
            return "took in %s  %s".formatted(turn.story(), turn.headline());
        }
        return turn.story().equals(story.story())
                ? "split off from " + turn.origin().orElse("")
                : "%s split off  %s".formatted(turn.story(), turn.headline());
    }

    private static String repeats(Article article) {
        return article.placement()
                .flatMap(Placement::copy)
                .map(copy -> "  (%s from %s)".formatted(word(copy), copy.publisher()))
                .orElse("");
    }

    private static String word(Copy copy) {
        return copy.kind().name().toLowerCase(Locale.ROOT);
    }

    /// For a program.
    public ObjectNode json() {
        var json = Json.object().put("story", story.story()).put("headline", story.headline());
        var summary = json.putArray("summary");
        story.summary().forEach(summary::add);
        json.put("articles", story.articles())
                .put("independent", story.independent())
                .put("copies", story.copies());
        var lineage = json.putArray("lineage");
        turns.forEach(turn -> {
            var node = lineage.addObject()
                    .put("kind", turn.kind().name())
                    .put("story", turn.story())
                    .put("at", turn.at().toString());
            turn.into().ifPresent(into -> node.put("into", into));
            turn.origin().ifPresent(origin -> node.put("origin", origin));
        });
        var members = json.putArray("members");
        articles.forEach(article -> {
            var node = members.addObject()
                    .put("id", article.id())
                    .put("url", article.url())
                    .put("publisher", article.site())
                    .put("title", article.title())
                    .put("event", article.event().toString())
                    .put("withdrawn", article.withdrawn());
            article.placement()
                    .flatMap(Placement::copy)
                    .ifPresent(copy -> node.putObject("copy")
                            .put("kind", copy.kind().name())
                            .put("original", copy.original())
                            .put("publisher", copy.publisher()));
        });
        return json;
    }
}
