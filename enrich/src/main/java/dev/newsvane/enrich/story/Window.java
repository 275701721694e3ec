package dev.newsvane.enrich.story;

import dev.newsvane.enrich.repeat.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The open articles of a lane, found by their words and by their fingerprints. A cache: what it holds is in the
/// stores, and it is built from them when a task begins.
public final class Window {
    /// Terms by which an article is found, and by which another looks for it.
    private static final int INDEXED = 24;

    private static final int SOUGHT = 40;

    /// Compared exactly, of those that share most terms.
    private static final int COMPARED = 80;

    /// Of the articles that share a shingle of the fingerprint, the first so many are looked at.
    private static final int MOST_ALIKE = 64;

    /// What so many of them have that are of one outlet says nothing of copies.
    private static final int FRAMED = 4;

    /// Of those, so many are compared as texts.
    private static final int COMPARED_TEXTS = 8;

    /// What is left of the likeness of two articles a whole window apart is 0.7.
    private static final double AGEING = 0.3;

    private static final Comparator<Near> BY_AGE =
            Comparator.comparing(Near::fetched).thenComparing(Near::id);

    private final Map<String, Near> byId = new HashMap<>();
    private final TreeSet<Near> byAge = new TreeSet<>(BY_AGE);
    private final Map<Integer, List<Near>> byTerm = new HashMap<>();
    private final Map<Integer, List<Near>> byShingle = new HashMap<>();
    private Instant latest = Instant.MIN;

    public void add(Near near) {
        remove(near.id());
        byId.put(near.id(), near);
        byAge.add(near);
        for (var term : near.words().leading(INDEXED)) {
            byTerm.computeIfAbsent(term, t -> new ArrayList<>(2)).add(near);
        }
        for (var shingle : near.fingerprint().keys()) {
            byShingle.computeIfAbsent(shingle, s -> new ArrayList<>(1)).add(near);
        }
        latest = latest.isAfter(near.fetched()) ? latest : near.fetched();
    }

    public void remove(String id) {
        var near = byId.remove(id);
        if (near == null) {
            return;
        }
        byAge.remove(near);
        for (var term : near.words().leading(INDEXED)) {
            drop(byTerm, term, near);
        }
        for (var shingle : near.fingerprint().keys()) {
            drop(byShingle, shingle, near);
        }
    }

    private static <K> void drop(Map<K, List<Near>> index, K key, Near near) {
        index.computeIfPresent(key, (k, list) -> {
            list.remove(near);
            return list.isEmpty() ? null : list;
        });
    }

    public Optional<Near> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public int size() {
        return byId.size();
    }

    /// The oldest article if its time is over: fetched longer before the latest than the window, or one too many.
    ///
    /// @param now when the article that is about to enter was fetched
    public Optional<Near> outdated(Instant now, Duration window, int most) {
        latest = latest.isAfter(now) ? latest : now;
        return byAge.isEmpty()
                ? Optional.empty()
                : Optional.of(byAge.getFirst())
                        .filter(oldest ->
                                byId.size() >= most || oldest.fetched().isBefore(latest.minus(window)));
    }

    /// Open articles of about that time that share rare words, with their likeness.
    public List<Likeness> nearest(Vector words, Instant event, Duration window) {
        var shared = new HashMap<Near, Integer>();
        for (var term : words.leading(SOUGHT)) {
            byTerm.getOrDefault(term, List.of()).forEach(near -> shared.merge(near, 1, Integer::sum));
        }
        return shared.entrySet().stream()
                .filter(entry -> within(entry.getKey().event(), event, window))
                .sorted(Map.Entry.<Near, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().id()))
                .limit(COMPARED)
                .map(Map.Entry::getKey)
                .map(near -> new Likeness(near, words.cosine(near.words()) * freshness(near.event(), event, window)))
                .toList();
    }

    /// Open articles of other publishers that share most of the fingerprint, the earliest first of those that share as
    /// much. What a wire sent out is found in a hundred places; what outlets put under each article in more.
    public Set<Near> alike(Fingerprint fingerprint, String site, Instant event, Duration window) {
        var shared = new HashMap<String, Integer>();
        for (var shingle : fingerprint.keys()) {
            var there = byShingle.getOrDefault(shingle, List.of()).stream()
                    .limit(MOST_ALIKE)
                    .toList();
            if (framing(there)) {
                continue;
            }
            there.stream()
                    .filter(near -> !near.site().equals(site))
                    .filter(near -> within(near.event(), event, window))
                    .forEach(near -> shared.merge(near.id(), 1, Integer::sum));
        }
        return shared.keySet().stream()
                .map(byId::get)
                .sorted(Comparator.comparing((Near near) -> shared.getOrDefault(near.id(), 0))
                        .reversed()
                        .thenComparing(Near::event)
                        .thenComparing(Near::id))
                .limit(COMPARED_TEXTS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether a shingle is part of what some outlet puts around its articles: several of its own have it.
    private static boolean framing(Collection<Near> there) {
        return there.size() >= FRAMED
                && there.stream().collect(Collectors.groupingBy(Near::site, Collectors.counting())).values().stream()
                        .anyMatch(articles -> articles >= FRAMED);
    }

    /// Reports of one event come close together; a saga of weeks is more stories than one.
    private static double freshness(Instant a, Instant b, Duration window) {
        return 1 - AGEING * Duration.between(a, b).abs().toSeconds() / window.toSeconds();
    }

    private static boolean within(Instant a, Instant b, Duration window) {
        return Duration.between(a, b).abs().compareTo(window) <= 0;
    }
}
