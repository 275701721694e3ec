package dev.newsvane.enrich;

import dev.newsvane.enrich.story.Arrival;
import dev.newsvane.enrich.story.Board;
import dev.newsvane.enrich.story.Change;
import dev.newsvane.enrich.story.Decision;
import dev.newsvane.enrich.story.Decision.Candidate;
import dev.newsvane.enrich.story.Founding;
import dev.newsvane.enrich.story.Likeness;
import dev.newsvane.enrich.story.Near;
import dev.newsvane.enrich.story.Window;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Copy;
import dev.newsvane.schemas.Story;
import dev.newsvane.schemas.StoryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The spine: for every article in turn, copy of what, part of which story? The shelves hold the truth; the boards are
/// indexes over them, built at the beginning in the order in which the articles came.
public final class Placer {
    /// The closest by their words are compared as possible copies too: who tells a report in other words leaves no part
    /// of its fingerprint, but most of its names.
    private static final int COMPARED_WORDS = 5;

    /// The cosine of their words with those of the original: of 617 copies in other words (`bench/run copies` and the
    /// blind set) none had less than 0.35.
    private static final double LEAST_ALIKE = 0.3;

    private final EnrichSettings settings;
    private final Map<String, Board> lanes = new HashMap<>();
    private final Shelf<Member> members;
    private final Shelf<Words> words;
    private final Shelf<OpenStory> stories;
    private final Compared texts;
    private final Addresses addresses;
    private long next;

    Placer(EnrichSettings settings, Shelf<Member> members, Shelf<Words> words, Shelf<OpenStory> stories) {
        this.settings = settings;
        this.members = members;
        this.words = words;
        this.stories = stories;
        texts = new Compared(words);
        addresses = new Addresses(members, words);
        stories.forEach((text, story) -> {
            var key = Key.of(text);
            board(key.lane()).open(key.id(), story.founding());
        });
        var kept = new HashMap<String, Member>();
        members.forEach(kept::put);
        var arrived = new ArrayList<Arrived>(kept.size());
        words.forEach((text, told) -> { // one after the other as they lie, for there may be a million
            var member = Optional.ofNullable(kept.remove(text)).orElseThrow(() -> Shelf.lost(text));
            var key = Key.of(text);
            arrived.add(new Arrived(member.order(), key.lane(), member.near(key.id(), told)));
            addresses.add(key, told.url());
        });
        kept.keySet().stream().findFirst().ifPresent(text -> {
            throw Shelf.lost(text);
        });
        arrived.sort(Arrived.FIRST);
        for (var each : arrived) {
            board(each.lane()).window().add(each.near());
            next = each.order() + 1;
        }
    }

    private record Arrived(long order, String lane, Near near) {
        /// Those of a version that did not number them by what else is known of their order.
        static final Comparator<Arrived> FIRST = Comparator.comparingLong(Arrived::order)
                .thenComparing(arrived -> arrived.near().fetched())
                .thenComparing(Arrived::lane)
                .thenComparing(arrived -> arrived.near().id());
    }

    /// One that forgets everything with the process: to see what the spine would say.
    public static Placer inMemory(EnrichSettings settings) {
        return new Placer(settings, Shelf.inMemory(), Shelf.inMemory(), Shelf.inMemory());
    }

    /// Places an article; empty where this revision of it has its place already, and it was not
    /// withdrawn since. Of a withdrawal as many as were there: none where no such article is known,
    /// or it was withdrawn already; two where one led to the other.
    ///
    /// @param now when that is
    public List<Placed> place(Article article, Instant now) {
        close(article.lane(), article.fetched());
        if (article.withdrawn()) {
            return missing(article).stream()
                    .map(key -> withdraw(key, article, now))
                    .toList();
        }
        var key = new Key(article.lane(), article.id());
        var known = members.get(key.text());
        if (known.filter(member -> member.stands() && member.revisions().contains(article.revision()))
                .isPresent()) {
            known.filter(member -> member.revisions().getLast().equals(article.revision()))
                    .ifPresent(member -> readAt(article.url(), key, member));
            return List.of();
        }
        var arrival = Arrival.of(article);
        return List.of(
                known.map(member -> revise(key, arrival, member, now)).orElseGet(() -> place(key, arrival, now)));
    }

    /// A page that is gone takes back what its article says, and no more: the article stays where it is, its words too,
    /// for whoever copied it copied it all the same.
    private Placed withdraw(Key key, Article gone, Instant now) {
        var member = members.take(key.text());
        members.put(key.text(), member.withdrawn(gone.revision()));
        var told = words.take(key.text());
        var story = stories.take(new Key(key.lane(), member.story()).text());
        var article = gone.with(draft -> {
            draft.id = key.id();
            draft.url = told.url();
            draft.canonical = told.url();
            draft.title = told.title();
            draft.site = member.site();
            draft.event = member.event();
        });
        return Placements.revised(article, member.story(), story, told.copy().map(Copy::withoutPassages), now);
    }

    /// The article that was where we asked, whatever page that leads to by now, and the one where the answer is from.
    private List<Key> missing(Article gone) {
        return Stream.of(gone.canonical(), gone.url())
                .flatMap(url -> addresses.lastReadAt(url, gone.lane()).stream())
                .distinct()
                .toList(); // before any is withdrawn, and another of that address stands
    }

    /// The latest revision of an article came again: what becomes of where it was read before may be nothing to it, and
    /// what stood in its place meanwhile is not what is there last.
    private void readAt(String url, Key key, Member member) {
        var told = words.take(key.text());
        var at = where(key, told.url(), url);
        var known = addresses.lastReadAt(at, key.lane()).filter(key::equals).isPresent();
        if (!known || !Addresses.same(told.url(), at)) {
            addresses.remove(key, told.url());
            addresses.add(key, at);
            words.put(key.text(), told.at(at));
            members.put(key.text(), member.again(next++));
            board(key.lane()).window().add(member.near(key.id(), told)); // as it is when built anew
        }
    }

    /// Where an article that came again counts as read: at its own address as long as it, and no other,
    /// is what stands there, for later looks there find nothing new and do not say so; else where it
    /// is read now.
    private String where(Key key, String before, String now) {
        var stays = Addresses.isOwn(key, before)
                && addresses.lastReadAt(before, key.lane()).filter(key::equals).isPresent();
        return stays ? before : now;
    }

    /// The story of an open article, after all that has happened to it since.
    public Optional<String> story(String lane, String article) {
        return members.get(new Key(lane, article).text()).map(Member::story);
    }

    private Placed place(Key key, Arrival arrival, Instant now) {
        var article = arrival.article();
        var board = board(article.lane());
        var window = board.window();
        var near = window.nearest(arrival.words(), article.event(), settings.window());
        var decided = Decision.of(arrival, candidates(arrival, window, near), near, settings.likeness());
        var decision = decided.founded() && board.isOpen(decided.story()) ? decided.again(article) : decided;
        var copy = decision.copy().map(found -> copy(article.lane(), found));
        var storyKey = new Key(article.lane(), decision.story()).text();
        var settled = board.settle(arrival, decision, near);
        remember(key, arrival.near(decision.story(), copy.isPresent()), arrival, article.url(), List.of(), copy);
        stories.put(
                storyKey,
                stories.get(storyKey)
                        .orElseGet(() -> OpenStory.of(board.founding(decision.story())))
                        .with(article, copy.isPresent()));
        var events = new ArrayList<Story>();
        settled.changes().forEach(change -> events.addAll(change(article, change)));
        var story = copy.isEmpty() && board.due(settled.story())
                ? told(article.lane(), settled.story())
                : stories.take(new Key(article.lane(), settled.story()).text());
        events.add(Placements.event(
                article, settled.story(), decision.founded() ? StoryKind.CREATED : StoryKind.GROWN, story));
        return Placements.placed(article, decision, settled.story(), story, copy, now, events);
    }

    /// Brings about on the shelves what an arrival did to the stories around it, and says so.
    private List<Story> change(Article article, Change change) {
        return switch (change) {
            case Change.Merged(String story, String into) -> {
                var over = stories.take(new Key(article.lane(), story).text());
                var goesOn = new Key(article.lane(), into).text();
                stories.put(goesOn, stories.take(goesOn).joinedBy(over));
                stories.remove(new Key(article.lane(), story).text());
                board(article.lane()).members(into).forEach(near -> keep(article.lane(), near));
                yield List.of(Placements.merged(article, story, into, over));
            }
            case Change.Split(String story, String origin, Founding founding, List<Near> moved) -> {
                var board = board(article.lane());
                moved.forEach(near -> keep(article.lane(), near.in(story)));
                var from = new Key(article.lane(), origin).text();
                var left = stories.take(from).without(moved, board.members(origin), board.founding(origin));
                stories.put(from, left);
                stories.put(
                        new Key(article.lane(), story).text(),
                        OpenStory.of(founding).with(moved));
                yield List.of(
                        Placements.split(article, story, told(article.lane(), story), Optional.of(origin), moved),
                        Placements.split(article, origin, told(article.lane(), origin), Optional.empty(), List.of()));
            }
        };
    }

    private void keep(String lane, Near near) {
        var key = new Key(lane, near.id()).text();
        var member = members.take(key);
        if (!member.story().equals(near.story())) {
            members.put(key, member.in(near.story()));
        }
    }

    /// A story with headline and summary chosen anew, unless it is too large for that.
    private OpenStory told(String lane, String id) {
        var key = new Key(lane, id).text();
        var story = stories.take(key);
        var central = board(lane).central(id);
        if (central.isEmpty()) {
            return story;
        }
        var told = story.told(central.stream()
                .limit(Lines.MOST)
                .map(near -> words.take(new Key(lane, near.id()).text()))
                .toList());
        stories.put(key, told);
        return told;
    }

    /// Another revision stays where the article is and counts no second time.
    private Placed revise(Key key, Arrival arrival, Member member, Instant now) {
        var story = stories.take(new Key(key.lane(), member.story()).text());
        var told = words.take(key.text());
        addresses.remove(key, told.url());
        var copy = told.copy().map(Copy::withoutPassages);
        var near = arrival.near(member.story(), member.copy());
        remember(key, near, arrival, where(key, told.url(), arrival.article().url()), member.revisions(), copy);
        board(key.lane()).window().add(near);
        return Placements.revised(arrival.article(), member.story(), story, copy, now);
    }

    private void remember(
            Key key, Near near, Arrival arrival, String url, List<String> revisions, Optional<Copy> copy) {
        var article = arrival.article();
        addresses.add(key, url);
        members.put(key.text(), Member.of(near, revisions, article.revision(), next++));
        words.put(
                key.text(),
                new Words(url, article.text(), arrival.words().bytes(), copy, Lines.title(article.title())));
        texts.put(key.text(), arrival.shingles());
    }

    private List<Candidate> candidates(Arrival arrival, Window window, Collection<Likeness> near) {
        var article = arrival.article();
        var alike = new LinkedHashSet<>(
                window.alike(arrival.fingerprint(), article.site(), article.event(), settings.window()));
        near.stream()
                .filter(likeness -> likeness.words() >= LEAST_ALIKE)
                .sorted(Comparator.comparingDouble(Likeness::words).reversed())
                .limit(COMPARED_WORDS)
                .map(Likeness::near)
                .forEach(alike::add);
        return alike.stream()
                .filter(each -> !each.site().equals(article.site()))
                .map(each -> new Candidate(each, texts.of(new Key(article.lane(), each.id()).text())))
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
        var window = board(lane).window();
        for (var old = window.outdated(now, settings.window(), settings.openArticles());
                old.isPresent();
                old = window.outdated(now, settings.window(), settings.openArticles())) {
            forget(lane, old.get());
        }
    }

    private void forget(String lane, Near old) {
        board(lane).remove(old);
        var key = new Key(lane, old.id());
        members.remove(key.text());
        addresses.remove(key, words.take(key.text()).url());
        words.remove(key.text());
        texts.remove(key.text());
        var storyKey = new Key(lane, old.story()).text();
        var story = stories.take(storyKey).withoutOne();
        if (story.open() > 0) {
            stories.put(storyKey, story);
        } else {
            stories.remove(storyKey);
        }
    }

    private Board board(String lane) {
        return lanes.computeIfAbsent(lane, _ -> new Board(settings.likeness()));
    }
}
