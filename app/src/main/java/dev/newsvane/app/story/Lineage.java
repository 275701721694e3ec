package dev.newsvane.app.story;

import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stories of a lane as their events tell them: which articles are in which now, and what merged with or split off
/// from what. Some hundred bytes an article.
public final class Lineage {
    /// Article to the story that it was put into last, in order of arrival.
    private final Map<String, String> homes = new LinkedHashMap<>();

    private final Map<String, Story> latest = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final Map<String, String> into = new HashMap<>();
    private final List<Story> turns = new ArrayList<>();

    /// Takes the next event in.
    ///
    /// @param at when it was recorded
    public void add(Story event, Instant at) {
        if (event.kind() != StoryKind.MERGED) {
            into.remove(event.story()); // it may be over and begin anew, when an article comes again after all
        }
        latest.put(event.story(), event);
        begun.putIfAbsent(event.story(), at);
        switch (event.kind()) {
            case CREATED, GROWN -> homes.put(event.article(), event.story());
            case MERGED -> {
                event.into().ifPresent(survivor -> into.put(event.story(), survivor));
                turns.add(event);
            }
            case SPLIT -> {
                event.moved().forEach(article -> homes.put(article, event.story()));
                event.origin().ifPresent(origin -> {
                    begun.merge(event.story(), begun(origin), (a, b) -> a.isBefore(b) ? a : b);
                    turns.add(event);
                });
            }
        }
    }

    /// The story an article is in now.
    public Optional<String> of(String article) {
        return Optional.ofNullable(homes.get(article)).map(this::now);
    }

    /// What a story is part of now: itself, or what it merged into.
    public String now(String story) {
        var at = story;
        for (var next = into.get(at); next != null; next = into.get(at)) {
            at = next;
        }
        return at;
    }

    /// The last event of a story, or of the one that it is part of now.
    public Optional<Story> story(String id) {
        return Optional.ofNullable(latest.get(now(id)));
    }

    /// Ids of its articles, in order of arrival.
    List<String> members(String story) {
        return homes.entrySet().stream()
                .filter(home -> now(home.getValue()).equals(story))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// When the first event of any story that is in it was recorded.
    Instant begun(String story) {
        return begun.entrySet().stream()
                .filter(each -> now(each.getKey()).equals(story))
                .map(Map.Entry::getValue)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /// Merges into it and splits from or into it, as they came.
    List<Story> turns(String story) {
        return turns.stream()
                .filter(turn -> turn.kind() == StoryKind.MERGED
                        ? now(turn.story()).equals(story)
                        : turn.story().equals(story)
                                || turn.origin().filter(story::equals).isPresent())
                .toList();
    }
}
