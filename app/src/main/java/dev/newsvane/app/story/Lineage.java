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
    /// A story from its beginning to its end. One that merged may begin anew under its name, when an article comes
    /// again after all; what had merged stays where it is.
    private static final class Life {
        private final Instant begun;
        private Story latest;
        private Optional<Life> into = Optional.empty();

        Life(Instant begun, Story latest) {
            this.begun = begun;
            this.latest = latest;
        }

        Life now() {
            var at = this;
            while (at.into.isPresent()) {
                at = at.into.get();
            }
            return at;
        }
    }

    private record Turning(Story event, Life life) {}

    /// Article to the story that it was put into last, in order of arrival.
    private final Map<String, Life> homes = new LinkedHashMap<>();

    /// The last life of each story.
    private final Map<String, Life> lives = new HashMap<>();

    /// All lives, in the order in which they began.
    private final List<Life> all = new ArrayList<>();
    private final List<Turning> turns = new ArrayList<>();

    /// Takes the next event in.
    ///
    /// @param at when it was recorded
    public void add(Story event, Instant at) {
        var life = Optional.ofNullable(lives.get(event.story()))
                .filter(known -> event.kind() == StoryKind.MERGED || known.into.isEmpty())
                .orElseGet(() -> begin(event, at));
        life.latest = event;
        switch (event.kind()) {
            case CREATED, GROWN -> homes.put(event.article(), life);
            case MERGED -> {
                life.into = event.into().map(lives::get).filter(other -> other.now() != life);
                turns.add(new Turning(event, life));
            }
            case SPLIT -> {
                event.moved().forEach(article -> homes.put(article, life));
                if (event.origin().isPresent()) {
                    turns.add(new Turning(event, life));
                }
            }
        }
    }

    /// What split off is as old as what it was a part of.
    private Life begin(Story event, Instant at) {
        var begun =
                event.origin().map(origin -> begun(origin)).filter(at::isAfter).orElse(at);
        var life = new Life(begun, event);
        lives.put(event.story(), life);
        all.add(life);
        return life;
    }

    /// The story an article is in now.
    public Optional<String> of(String article) {
        return Optional.ofNullable(homes.get(article))
                .map(life -> life.now().latest.story());
    }

    /// What a story is part of now: itself, or what it merged into.
    public String now(String story) {
        return story(story).map(Story::story).orElse(story);
    }

    /// The last event of a story, or of the one that it is part of now.
    public Optional<Story> story(String id) {
        return Optional.ofNullable(lives.get(id)).map(life -> life.now().latest);
    }

    /// Ids of its articles, in order of arrival.
    List<String> members(String story) {
        return homes.entrySet().stream()
                .filter(home -> isPart(home.getValue(), story))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isPart(Life life, String story) {
        return life.now().latest.story().equals(story);
    }

    /// When the first event of any story that is in it was recorded.
    Instant begun(String story) {
        return all.stream()
                .filter(life -> isPart(life, story))
                .map(life -> life.begun)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /// Merges into it and splits from or into it, as they came.
    List<Story> turns(String story) {
        return turns.stream()
                .filter(turn -> isPart(turn.life(), story)
                        || turn.event().origin().filter(story::equals).isPresent())
                .map(Turning::event)
                .toList();
    }
}
