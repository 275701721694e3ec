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

/// The spine: for every article in turn, copy of what, part of which story? The shelves hold the truth; the windows are
/// indexes over them, built at the beginning.
public final class Placer {
    /// The closest by their words are compared as possible copies too: an excerpt may share no part of a fingerprint.
    private static final int COMPARED_WORDS = 5;

    private final EnrichSettings settings;
    private final Map<String, Window> lanes = new HashMap<>();
    private final Shelf<Member> members;
    private final Shelf<Words> words;
    private final Shelf<OpenStory> stories;

    Placer(EnrichSettings settings, Shelf<Member> members, Shelf<Words> words, Shelf<OpenStory> stories) {
        this.settings = settings;
        this.members = members;
        this.words = words;
        this.stories = stories;
        members.forEach((text, member) -> {
            var key = Key.of(text);
            window(key.lane()).add(member.near(key.id(), words.take(text)));
        });
    }

    /// One that forgets everything with the process: to see what the spine would say.
    public static Placer inMemory(EnrichSettings settings) {
        return new Placer(settings, Shelf.inMemory(), Shelf.inMemory(), Shelf.inMemory());
    }

    /// Places an article; empty where this revision of it has its place already.
    ///
    /// @param now when that is
    public Optional<Placed> place(Article article, Instant now) {
        close(article.lane(), article.fetched());
        var key = new Key(article.lane(), article.id());
        var known = members.get(key.text());
        if (known.filter(member -> member.revisions().contains(article.revision()))
                .isPresent()) {
            return Optional.empty();
        }
        var arrival = Arrival.of(article);
        return Optional.of(
                known.map(member -> revise(key, arrival, member, now)).orElseGet(() -> place(key, arrival, now)));
    }

    private Placed place(Key key, Arrival arrival, Instant now) {
        var article = arrival.article();
        var window = window(article.lane());
        var near = window.nearest(arrival.words(), article.event(), settings.window());
        var decision = Decision.of(arrival, candidates(arrival, window, near), near, settings.likeness());
        var copy = decision.copy().map(found -> copy(article.lane(), found));
        var storyKey = new Key(article.lane(), decision.story()).text();
        var story = stories.get(storyKey).orElse(OpenStory.NONE).with(article, copy.isPresent());
        stories.put(storyKey, story);
        remember(key, arrival.near(decision.story(), copy.isPresent()), arrival, List.of(), copy);
        return Placements.placed(article, decision, story, copy, now);
    }

    /// Another revision stays where the article is and counts no second time.
    private Placed revise(Key key, Arrival arrival, Member member, Instant now) {
        var story = stories.take(new Key(key.lane(), member.story()).text());
        var copy = words.take(key.text()).copy();
        remember(key, arrival.near(member.story(), member.copy()), arrival, member.revisions(), copy);
        return Placements.revised(arrival.article(), member.story(), story, copy, now);
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
                        Shingles.of(words.take(new Key(article.lane(), each.id()).text())
                                .text())))
                .toList();
    }

    private Copy copy(String lane, Decision.CopyOf found) {
        var original = found.original();
        var repeat = found.repeat();
        return new Copy(
                original.id(),
                words.take(new Key(lane, original.id()).text()).url(),
                original.site(),
                repeat.kind(),
                repeat.containment(),
                repeat.resemblance(),
                repeat.passages());
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
        members.remove(key);
        words.remove(key);
        var storyKey = new Key(lane, old.story()).text();
        var story = stories.take(storyKey).withoutOne();
        if (story.open() > 0) {
            stories.put(storyKey, story);
        } else {
            stories.remove(storyKey);
        }
    }

    private Window window(String lane) {
        return lanes.computeIfAbsent(lane, name -> new Window());
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
