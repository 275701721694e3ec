package dev.newsvane.app.demo;

import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Reject;
import dev.newsvane.testkit.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was seen on the channels so far. Articles are counted by id, so a revision is no second article.
final class Ledger {
    private final Set<String> items = new HashSet<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Article> articles = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Map<String, Integer> independent = new HashMap<>();
    private int delivered;

    /// Numbers of a moment.
    record Counts(
            int items, int pages, int articles, int copies, int stories, int alerts, int deliveries, int rejects) {}

    synchronized void item(String id) {
        items.add(id);
    }

    synchronized void page(Page page) {
        pages.put(page.id(), page);
    }

    synchronized void article(Article article) {
        articles.put(article.id(), article);
        article.placement().ifPresent(placed -> independent.put(placed.story(), placed.independent()));
    }

    synchronized void alert(Alert alert) {
        alerts.put(alert.event(), alert);
    }

    synchronized void attempt(Attempt attempt) {
        if (attempt.outcome() == dev.newsvane.schemas.Outcome.DELIVERED) {
            delivered++;
        }
    }

    synchronized void reject(Reject reject) {
        rejects.add(reject);
    }

    synchronized Counts counts() {
        var stories = new HashSet<String>();
        var copies = 0;
        for (var article : articles.values()) {
            article.placement().map(Placement::story).ifPresent(stories::add);
            copies += article.placement().flatMap(Placement::copy).isPresent() ? 1 : 0;
        }
        var raised = (int) alerts.values().stream()
                .filter(alert -> alert.pages() && alert.kind() == AlertKind.RAISED)
                .count();
        return new Counts(
                items.size(), pages.size(), articles.size(), copies, stories.size(), raised, delivered, rejects.size());
    }

    /// In the words of the newsroom's expectations. Articles of one URL count once, at their latest revision; an
    /// alert's evidence is that of all its events.
    synchronized Outcome outcome() {
        var seen = articles.values().stream()
                .flatMap(article -> article.placement().stream()
                        .map(placed -> new Outcome.Seen(
                                article.url(),
                                placed.story(),
                                placed.copy()
                                        .map(copy -> new Outcome.Repeats(
                                                copy.url(), copy.kind().name())))))
                .toList();
        var evidence = new LinkedHashMap<String, List<String>>();
        alerts.values().stream()
                .filter(Alert::pages)
                .forEach(alert -> evidence.computeIfAbsent(alert.alert(), id -> new ArrayList<>())
                        .add(alert.evidence().url()));
        var raised = alerts.values().stream()
                .filter(alert -> alert.pages() && alert.kind() == AlertKind.RAISED)
                .map(alert -> new Outcome.Raised(
                        alert.watch(), alert.story(), evidence.getOrDefault(alert.alert(), List.of()), true))
                .toList();
        var refused = rejects.stream()
                .map(reject ->
                        new Outcome.Refused(reject.input(), reject.reason().name()))
                .toList();
        return new Outcome(seen, raised, refused, Map.copyOf(independent));
    }
}
