package dev.newsvane.app.demo;

import static java.util.stream.Collectors.toSet;

import dev.newsvane.app.story.Lineage;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.AlertKind;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Attempt;
import dev.newsvane.schemas.Correction;
import dev.newsvane.schemas.Page;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Story;
import dev.newsvane.testkit.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What was seen on the channels so far. Articles are counted by id, so a revision is no second article.
final class Ledger {
    private final Set<String> items = new HashSet<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, Article> articles = new LinkedHashMap<>();
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private final Lineage stories = new Lineage();
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
    }

    synchronized void story(Story event, Instant at) {
        stories.add(event, at);
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
        return new Counts(
                items.size(),
                pages.size(),
                articles.size(),
                (int) articles.values().stream()
                        .flatMap(article -> article.placement().stream())
                        .filter(placed -> placed.copy().isPresent())
                        .count(),
                (int) articles.values().stream().map(this::home).distinct().count(),
                (int) paging().filter(alert -> alert.kind() == AlertKind.RAISED).count(),
                delivered,
                rejects.size());
    }

    /// In the words of the newsroom's expectations, stories as merges and splits left them. Articles of one URL count
    /// once, at their latest revision; an alert's stories and evidence are those of all its events.
    synchronized Outcome outcome() {
        var independent = new HashMap<String, Integer>();
        articles.values()
                .forEach(article -> stories.story(home(article))
                        .ifPresent(story -> independent.put(story.story(), story.independent())));
        return new Outcome(
                articles.values().stream().map(this::seen).toList(),
                paging().filter(alert -> alert.kind() == AlertKind.RAISED)
                        .filter(alert -> belongsTo(alert).equals(alert.alert()))
                        .map(this::raised)
                        .toList(),
                rejects.stream()
                        .map(reject -> new Outcome.Refused(
                                reject.input(), reject.reason().name()))
                        .toList(),
                Map.copyOf(independent));
    }

    private Outcome.Seen seen(Article article) {
        var copy = article.placement().flatMap(Placement::copy);
        return new Outcome.Seen(
                article.url(),
                home(article),
                copy.map(found -> new Outcome.Repeats(found.url(), found.kind().name())));
    }

    private Outcome.Raised raised(Alert alert) {
        var events =
                paging().filter(event -> belongsTo(event).equals(alert.alert())).toList();
        return new Outcome.Raised(
                alert.watch(),
                events.stream().map(event -> stories.now(event.story())).collect(toSet()),
                events.stream().map(event -> event.evidence().url()).toList(),
                true);
    }

    /// The alert that an event belongs to since corrections: that of the story which goes on after a merge.
    private String belongsTo(Alert event) {
        var last = event.alert();
        for (var alert : alerts.values()) {
            if (alert.alert().equals(last)) {
                last = alert.correction().map(Correction::alert).orElse(last);
            }
        }
        return last;
    }

    private Stream<Alert> paging() {
        return alerts.values().stream().filter(Alert::pages);
    }

    /// The story an article is in now, whatever it was put into.
    private String home(Article article) {
        return stories.of(article.id())
                .or(() -> article.placement().map(Placement::story))
                .orElse("");
    }
}
