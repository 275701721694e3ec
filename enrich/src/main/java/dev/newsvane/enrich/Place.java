package dev.newsvane.enrich;

import dev.newsvane.enrich.repeat.Shingles;
import dev.newsvane.enrich.story.Arrival;
import dev.newsvane.enrich.story.Decision;
import dev.newsvane.enrich.story.Decision.Candidate;
import dev.newsvane.enrich.story.Likeness;
import dev.newsvane.enrich.story.Near;
import dev.newsvane.enrich.story.Window;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// The spine: for every article in turn, copy of what, part of which story? The stores hold the truth; the windows are
/// indexes over them, built when the task begins.
final class Place implements Processor<String, Article, String, Placed> {
    /// The closest by their words are compared as possible copies too: an excerpt may share no part of a fingerprint.
    private static final int COMPARED_WORDS = 5;

    private final EnrichSettings settings;
    private final Map<String, Window> lanes = new HashMap<>();
    private ProcessorContext<String, Placed> context;
    private KeyValueStore<String, Member> members;
    private KeyValueStore<String, Words> words;
    private KeyValueStore<String, OpenStory> stories;

    Place(EnrichSettings settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Placed> task) {
        context = task;
        members = task.getStateStore(Spine.MEMBERS);
        words = task.getStateStore(Spine.WORDS);
        stories = task.getStateStore(Spine.STORIES);
        lanes.clear();
        try (var all = members.all()) {
            all.forEachRemaining(entry -> {
                var key = Key.of(entry.key);
                window(key.lane()).add(entry.value.near(key.id(), words.get(entry.key)));
            });
        }
    }

    @Override
    public void process(Record<String, Article> arrived) {
        var article = arrived.value();
        close(article.lane(), article.fetched());
        var key = new Key(article.lane(), article.id());
        var known = Optional.ofNullable(members.get(key.text()));
        if (known.isPresent() && known.get().revisions().contains(article.revision())) {
            return;
        }
        var arrival = Arrival.of(article);
        var placed = known.map(member -> revise(key, arrival, member)).orElseGet(() -> place(key, arrival));
        context.forward(arrived.withKey(article.id() + '#' + article.revision()).withValue(placed));
    }

    private Placed place(Key key, Arrival arrival) {
        var article = arrival.article();
        var window = window(article.lane());
        var near = window.nearest(arrival.words(), article.event(), settings.window());
        var decision = Decision.of(arrival, candidates(arrival, window, near), near, settings.likeness());
        var copy = decision.copy().map(found -> copy(article.lane(), found));
        var storyKey = new Key(article.lane(), decision.story()).text();
        var story = Optional.ofNullable(stories.get(storyKey))
                .orElse(OpenStory.NONE)
                .with(article, copy.isPresent());
        stories.put(storyKey, story);
        remember(key, arrival.near(decision.story(), copy.isPresent()), arrival, List.of(), copy);
        return Placements.placed(article, decision, story, copy, now());
    }

    /// Another revision stays where the article is and counts no second time.
    private Placed revise(Key key, Arrival arrival, Member member) {
        var story = stories.get(new Key(key.lane(), member.story()).text());
        var copy = words.get(key.text()).copy();
        remember(key, arrival.near(member.story(), member.copy()), arrival, member.revisions(), copy);
        return Placements.revised(arrival.article(), member.story(), story, copy, now());
    }

    private void remember(Key key, Near near, Arrival arrival, List<String> revisions, Optional<Copy> copy) {
        var article = arrival.article();
        members.put(key.text(), Member.of(near, revisions, article.revision()));
        words.put(
                key.text(),
                new Words(article.url(), article.text(), arrival.words().bytes(), copy));
        window(key.lane()).add(near);
    }

    private List<Candidate> candidates(Arrival arrival, Window window, Collection<Likeness> near) {
        var article = arrival.article();
        var alike = new LinkedHashSet<>(
                window.alike(arrival.fingerprint(), article.site(), article.event(), settings.window()));
        near.stream()
                .sorted(Comparator.comparingDouble(Likeness::value).reversed())
                .limit(COMPARED_WORDS)
                .map(Likeness::near)
                .forEach(alike::add);
        return alike.stream()
                .map(each -> new Candidate(
                        each,
                        Shingles.of(words.get(new Key(article.lane(), each.id()).text())
                                .text())))
                .toList();
    }

    private Copy copy(String lane, Decision.CopyOf found) {
        var original = found.original();
        var repeat = found.repeat();
        return new Copy(
                original.id(),
                words.get(new Key(lane, original.id()).text()).url(),
                original.site(),
                repeat.kind(),
                repeat.containment(),
                repeat.resemblance(),
                List.of());
    }

    /// Forgets the articles whose time is over, and the stories that have none left.
    private void close(String lane, Instant now) {
        var window = window(lane);
        for (var old = window.outdated(now, settings.window(), settings.openArticles());
                old.isPresent();
                old = window.outdated(now, settings.window(), settings.openArticles())) {
            forget(lane, old.get(), window);
        }
    }

    private void forget(String lane, Near old, Window window) {
        window.remove(old.id());
        var key = new Key(lane, old.id()).text();
        members.delete(key);
        words.delete(key);
        var storyKey = new Key(lane, old.story()).text();
        var story = stories.get(storyKey).withoutOne();
        if (story.open() > 0) {
            stories.put(storyKey, story);
        } else {
            stories.delete(storyKey);
        }
    }

    private Window window(String lane) {
        return lanes.computeIfAbsent(lane, name -> new Window());
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    /// The lane is the prefix of every key: what is imported never meets what is live.
    private record Key(String lane, String id) {
        static Key of(String text) {
            var space = text.lastIndexOf(' ');
            return new Key(text.substring(0, space), text.substring(space + 1));
        }

        String text() {
            return lane + ' ' + id;
        }
    }
}
