package dev.newsvane.enrich.story;

import dev.newsvane.enrich.repeat.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The open articles of a lane, found by their words, by their fingerprints and by their story. A cache: what it holds
/// is in the stores, and it is built from them, in the order of arrival, when a task begins.
public final class Window {
    /// Terms by which an article is found, and by which another looks for it.
    private static final int INDEXED = 24;

    private static final int SOUGHT = 40;

    /// Under a term only the latest are looked at: one that leads to more articles says little, and what a search costs
    /// must not grow with the window.
    private static final int LATEST = 512;

    /// Compared exactly, of those whose leading terms are closest.
    private static final int COMPARED = 80;

    /// Into so many shares of the greatest sum those of a search are counted.
    private static final int SHARES = 1 << 10;

    /// Of the articles that share a shingle of the fingerprint, the first so many are looked at.
    private static final int MOST_ALIKE = 64;

    /// What so many of them have that are of one outlet says nothing of copies.
    private static final int FRAMED = 4;

    /// Of those, so many are compared as texts.
    private static final int COMPARED_TEXTS = 8;

    /// Reports that lie days apart are less likely of one event. A bell curve, as Miranda et al. (2018) have it for
    /// streams of news, with their three days; far apart half of the likeness remains, for a saga goes on.
    /// Chosen on BASIL with others among it: alone, its stories years apart, it would do with any.
    private static final double AGEING = 0.5;

    private static final double SPREAD_DAYS = 3;

    private static final Comparator<Near> BY_EVENT =
            Comparator.comparing(Near::event).thenComparing(Near::id);

    /// Who was fetched first goes first; of those fetched at one time, as an import is, who came first.
    private record Age(Instant fetched, long arrival) {
        static final Comparator<Age> FIRST = Comparator.comparing(Age::fetched).thenComparingLong(Age::arrival);
    }

    private final Map<String, Integer> slots = new HashMap<>();
    private final TreeMap<Age, Near> byAge = new TreeMap<>(Age.FIRST);
    private final Map<Integer, Postings> byTerm = new HashMap<>();
    private final Postings nowhere = new Postings();
    private final Sketches byShingle = new Sketches();
    private final Map<String, List<Near>> byStory = new HashMap<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private Near[] nears = new Near[64];
    /// By slot, the number of the arrival.
    private long[] arrivals = new long[64];
    /// By slot, event time, in minutes since 1970.
    private int[] minutes = new int[64];
    /// By slot, what a search adds up; zero between searches.
    private int[] sums = new int[64];
    /// The slots for which that is not zero.
    private int[] touched = new int[64];

    private Instant latest = Instant.MIN;
    private long arrived;

    public void add(Near near) {
        remove(near.id());
        var slot = free.isEmpty() ? slots.size() : free.pop();
        if (slot == nears.length) {
            nears = Arrays.copyOf(nears, slot + (slot >> 1));
            arrivals = Arrays.copyOf(arrivals, nears.length);
            minutes = Arrays.copyOf(minutes, nears.length);
            sums = new int[nears.length];
            touched = new int[nears.length];
        }
        nears[slot] = near;
        arrivals[slot] = arrived++;
        minutes[slot] = minutes(near.event());
        slots.put(near.id(), slot);
        byAge.put(age(slot), near);
        enter(near);
        var words = near.words();
        for (var place : words.leading(INDEXED)) {
            byTerm.computeIfAbsent(words.term(place), term -> new Postings()).add(slot, words.share(place));
        }
        for (var shingle : near.fingerprint().keys()) {
            byShingle.add(shingle, slot);
        }
        latest = latest.isAfter(near.fetched()) ? latest : near.fetched();
    }

    public void remove(String id) {
        var slot = slots.remove(id);
        if (slot == null) {
            return;
        }
        var near = nears[slot];
        byAge.remove(age(slot));
        leave(near);
        var words = near.words();
        for (var place : words.leading(INDEXED)) {
            byTerm.computeIfPresent(words.term(place), (term, postings) -> {
                postings.remove(slot);
                return postings.size() == 0 ? null : postings;
            });
        }
        for (var shingle : near.fingerprint().keys()) {
            byShingle.remove(shingle, slot);
        }
        free.push(slot);
    }

    private Age age(int slot) {
        return new Age(nears[slot].fetched(), arrivals[slot]);
    }

    private void enter(Near near) {
        var members = byStory.computeIfAbsent(near.story(), story -> new ArrayList<>(1));
        members.add(-Collections.binarySearch(members, near, BY_EVENT) - 1, near);
    }

    private void leave(Near near) {
        byStory.computeIfPresent(near.story(), (story, members) -> {
            members.remove(Collections.binarySearch(members, near, BY_EVENT));
            return members.isEmpty() ? null : members;
        });
    }

    /// Lets an article belong to another story.
    void move(Near near, String story) {
        var moved = near.in(story);
        var slot = slots.getOrDefault(near.id(), 0);
        nears[slot] = moved;
        byAge.put(age(slot), moved);
        leave(near);
        enter(moved);
    }

    public Optional<Near> get(String id) {
        return Optional.ofNullable(slots.get(id)).map(slot -> nears[slot]);
    }

    /// The open articles of a story, by event time.
    public List<Near> members(String story) {
        return Collections.unmodifiableList(byStory.getOrDefault(story, List.of()));
    }

    public int size() {
        return slots.size();
    }

    /// The oldest article if its time is over: fetched longer before the latest than the window, or one too many.
    ///
    /// @param now when the article that is about to enter was fetched
    public Optional<Near> outdated(Instant now, Duration window, int most) {
        latest = latest.isAfter(now) ? latest : now;
        return byAge.isEmpty()
                ? Optional.empty()
                : Optional.of(byAge.firstEntry().getValue())
                        .filter(oldest ->
                                slots.size() >= most || oldest.fetched().isBefore(latest.minus(window)));
    }

    /// Open articles of about that time that share leading terms, with their likeness.
    public List<Likeness> nearest(Vector words, Instant event, Duration window) {
        return closest(words, event, window).stream()
                .map(near -> new Likeness(near, words.cosine(near.words()), freshness(near.event(), event)))
                .toList();
    }

    private record Found(Near near, int weight) {
        static final Comparator<Found> HEAVIEST = Comparator.comparingInt(Found::weight)
                .reversed()
                .thenComparing(found -> found.near().id());
    }

    private List<Near> closest(Vector words, Instant event, Duration window) {
        var count = touch(words, minutes(event.minus(window)), minutes(event.plus(window)));
        var least = least(count);
        var closest = new ArrayList<Found>(2 * COMPARED);
        for (var i = 0; i < count; i++) {
            var slot = touched[i];
            if (sums[slot] >= least) {
                closest.add(new Found(nears[slot], sums[slot]));
            }
            sums[slot] = 0;
        }
        return closest.stream()
                .sorted(Found.HEAVIEST)
                .limit(COMPARED)
                .map(Found::near)
                .toList();
    }

    /// A sum that at least so many reach as are compared, and not many more: by counting how many reach which share of
    /// the greatest, for most of those that are touched are far from it.
    private int least(int count) {
        var most = 1;
        for (var i = 0; i < count; i++) {
            most = Math.max(most, sums[touched[i]]);
        }
        var reached = new int[SHARES + 1];
        for (var i = 0; i < count; i++) {
            reached[(int) ((long) sums[touched[i]] * SHARES / most)]++;
        }
        var share = SHARES;
        for (var sum = reached[share]; sum < COMPARED && share > 0; ) {
            sum += reached[--share];
        }
        return (int) ((long) share * most / SHARES);
    }

    /// Good for four thousand years.
    private static int minutes(Instant at) {
        return Math.clamp(at.getEpochSecond() / 60, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /// Adds up what open articles share of the leading terms. It looks at flat arrays alone: of all that it touches,
    /// few are looked at any closer.
    ///
    /// @param from their event time at the earliest, in minutes
    /// @param to at the latest
    /// @return how many slots it touched
    private int touch(Vector words, int from, int to) {
        var count = 0;
        for (var place : words.leading(SOUGHT)) {
            var postings = byTerm.getOrDefault(words.term(place), nowhere);
            var level = words.level(place);
            for (var i = Math.min(LATEST, postings.size()); i > 0; i--) {
                var entry = postings.last(i);
                var slot = Postings.slot(entry);
                if (sums[slot] == 0) {
                    if (minutes[slot] < from || minutes[slot] > to) {
                        continue;
                    }
                    touched[count++] = slot;
                }
                sums[slot] += level * Postings.weight(entry);
            }
        }
        return count;
    }

    /// Open articles of other publishers that share most of the fingerprint, the earliest first of those that share as
    /// much. What a wire sent out is found in a hundred places; what outlets put under each article in more.
    public Set<Near> alike(Fingerprint fingerprint, String site, Instant event, Duration window) {
        var shared = new HashMap<String, Integer>();
        for (var shingle : fingerprint.keys()) {
            var there = byShingle.under(shingle, MOST_ALIKE);
            if (there.length == 0 || framing(there)) {
                continue;
            }
            for (var slot : there) {
                var near = nears[slot];
                if (!near.site().equals(site) && within(near.event(), event, window)) {
                    shared.merge(near.id(), 1, Integer::sum);
                }
            }
        }
        return shared.keySet().stream()
                .map(id -> nears[slots.getOrDefault(id, 0)])
                .sorted(Comparator.comparing((Near near) -> shared.getOrDefault(near.id(), 0))
                        .reversed()
                        .thenComparing(Near::event)
                        .thenComparing(Near::id))
                .limit(COMPARED_TEXTS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether a shingle is part of what some outlet puts around its articles: several of its own have it.
    private boolean framing(int[] there) {
        return there.length >= FRAMED
                && Arrays.stream(there)
                        .mapToObj(slot -> nears[slot].site())
                        .collect(Collectors.groupingBy(site -> site, Collectors.counting()))
                        .values()
                        .stream()
                        .anyMatch(articles -> articles >= FRAMED);
    }

    static double freshness(Instant a, Instant b) {
        var days = Duration.between(a, b).toSeconds() / 86_400.0;
        return 1 - AGEING * (1 - Math.exp(-days * days / (2 * SPREAD_DAYS * SPREAD_DAYS)));
    }

    private static boolean within(Instant a, Instant b, Duration window) {
        return Duration.between(a, b).abs().compareTo(window) <= 0;
    }
}
