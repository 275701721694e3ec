package dev.newsvane.enrich.story;

import dev.newsvane.base.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The stories of a lane and their open articles, in memory: what an arrival does to the stories around it.
/// Whoever keeps them in stores does there what the changes say.
public final class Board {
    /// Stories that an article may draw together with its own.
    private static final int MOST_BRIDGED = 3;

    /// A story is judged anew where it has grown by so much of itself: judging costs the square of its size.
    private static final int GROWN = 8;

    private final double least;
    private final Window window = new Window();
    private final Map<String, Founding> foundings = new HashMap<>();

    /// @param least how close an article must be to a story to belong to it
    public Board(double least) {
        this.least = least;
    }

    public Window window() {
        return window;
    }

    /// A story as it was kept.
    public void open(String story, Founding founding) {
        foundings.put(story, founding);
    }

    public Founding founding(String story) {
        return foundings.getOrDefault(story, Founding.NONE);
    }

    /// The articles of a story from the most central on, copies apart; empty where they are too many to judge.
    public List<Near> central(String story) {
        var originals = Kin.originals(members(story));
        return originals.size() <= Kin.MOST ? Kin.central(originals) : List.of();
    }

    /// Whether it is the time to judge a story anew.
    public boolean due(String story) {
        return due(Kin.originals(members(story)));
    }

    private static boolean due(List<Near> originals) {
        var size = originals.size();
        return size <= Kin.MOST && size % Math.max(1, Integer.highestOneBit(size) / GROWN) == 0;
    }

    public void remove(Near near) {
        window.remove(near.id());
        if (window.members(near.story()).isEmpty()) {
            foundings.remove(near.story());
        }
    }

    /// Takes an article in where it was decided to belong. It may show that two stories are one, or one is two.
    public Settled settle(Arrival arrival, Decision decision, Collection<Likeness> near) {
        var placed = arrival.near(decision.story(), decision.copy().isPresent());
        window.add(placed);
        foundings.putIfAbsent(decision.story(), Founding.of(placed));
        if (placed.copy()) {
            return new Settled(decision.story(), List.of());
        }
        var changes = new ArrayList<Change>();
        var story = decision.story();
        for (var other : bridged(arrival, near, story)) {
            if (Kin.one(members(story), members(other), least)) {
                story = merge(story, other, changes);
            }
        }
        part(arrival.article().lane(), story, changes);
        return new Settled(window.get(placed.id()).map(Near::story).orElse(story), List.copyOf(changes));
    }

    private List<String> bridged(Arrival arrival, Collection<Likeness> near, String story) {
        var site = arrival.article().site();
        return Choice.ranked(near.stream().map(one -> one.judged(site)).toList(), least)
                .map(Choice.Joined::story)
                .filter(other -> !other.equals(story))
                .limit(MOST_BRIDGED)
                .toList();
    }

    private String merge(String one, String other, List<Change> changes) {
        var first = Founding.EARLIER.compare(founding(one), founding(other)) <= 0;
        var into = first ? one : other;
        var story = first ? other : one;
        List.copyOf(window.members(story)).forEach(near -> window.move(near, into));
        foundings.remove(story);
        changes.add(new Change.Merged(story, into));
        return into;
    }

    private void part(String lane, String story, List<Change> changes) {
        var members = members(story);
        var parting = due(Kin.originals(members)) ? Kin.parting(members, least) : Optional.<Kin.Halves>empty();
        parting.ifPresent(halves -> {
            var founding = founding(story);
            var moved = halves.without(founding.article());
            var origin = founding.split();
            while (foundings.containsKey(ordinal(lane, story, origin))) {
                origin = origin.split(); // an earlier story of that name is still open
            }
            var split = ordinal(lane, story, origin);
            open(story, origin);
            open(split, Founding.of(moved.getFirst()));
            moved.forEach(near -> window.move(near, split));
            changes.add(new Change.Split(split, story, founding(split), moved));
        });
    }

    private static String ordinal(String lane, String story, Founding origin) {
        return Ids.of(lane, story, String.valueOf(origin.splits()));
    }

    /// Whether a story of that name is open.
    public boolean isOpen(String story) {
        return foundings.containsKey(story);
    }

    /// The open articles of a story, by event time.
    public List<Near> members(String story) {
        return window.members(story);
    }
}
