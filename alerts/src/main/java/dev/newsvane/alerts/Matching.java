package dev.newsvane.alerts;

import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.schemas.Alert;
import dev.newsvane.schemas.Article;
import dev.newsvane.schemas.Coverage;
import dev.newsvane.schemas.Evidence;
import dev.newsvane.schemas.Passage;
import dev.newsvane.schemas.Placement;
import dev.newsvane.schemas.StoryKind;
import dev.newsvane.schemas.Turn;
import dev.newsvane.schemas.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From articles and watches to alerts: the same code over the live channels and over the recorded past. For one
/// thread.
public final class Matching implements AutoCloseable {
    private static final Duration CLEANING = Duration.ofDays(1);

    private final Memory memory;
    private final AlertSettings settings;
    private final Optional<String> replay;
    private final Matcher matcher = new Matcher();
    private Instant cleaned = Instant.EPOCH;

    /// Builds the index of the watches that the memory holds, in one go.
    public Matching(Memory memory, AlertSettings settings) {
        this(memory, settings, Optional.empty());
    }

    /// The same for a replay.
    public Matching(Memory memory, AlertSettings.Replaying replay) {
        this(memory, replay.settings(), Optional.of(replay.name()));
    }

    private Matching(Memory memory, AlertSettings settings, Optional<String> replay) {
        this.memory = memory;
        this.settings = settings;
        this.replay = replay;
        matcher.add(memory.watches());
    }

    /// A version of a watch was written.
    public void watch(Watch version) {
        memory.keep(version);
        matcher.add(List.of(version));
    }

    /// Time has passed.
    public void coverage(Coverage coverage) {
        if (Duration.between(cleaned, coverage.now()).compareTo(CLEANING) >= 0) {
            memory.forget(coverage.now().minus(settings.memory()));
            cleaned = coverage.now();
        }
    }

    /// What watches say at an article. One without a place among the stories says nothing.
    ///
    /// @param offset its offset in `articles`
    /// @param now on our clock, recorded in the alerts and otherwise without effect
    public List<Alert> article(Article article, long offset, Instant now) {
        return article.placement()
                .map(placement -> placed(article, placement, offset, now))
                .orElse(List.of());
    }

    private List<Alert> placed(Article article, Placement placement, long offset, Instant now) {
        placement.turns().forEach(this::follow);
        Map<String, Match> matches = new LinkedHashMap<>();
        matcher.match(article, name -> inForce(name, article)).forEach(match -> matches.put(match.watch(), match));
        var alerts = new ArrayList<Alert>();
        for (var match : matches.values()) {
            var before = memory.spoken(match.watch(), placement.story())
                    .orElseGet(
                            () -> Spoken.nothing(match.watch(), placement.story(), article.title(), article.fetched()));
            inForce(match.watch(), article).ifPresent(watch -> {
                var turn = Speak.matched(before, placement, milestones(watch), pages(article));
                turn(turn, watch, article, placement, evidence(article, placement, match.passages(), offset), now)
                        .ifPresent(alerts::add);
            });
        }
        for (var before : memory.ofStory(placement.story())) {
            if (!matches.containsKey(before.watch())) {
                inForce(before.watch(), article).ifPresent(watch -> {
                    var turn = Speak.grown(before, placement, milestones(watch), pages(article));
                    turn(turn, watch, article, placement, evidence(article, placement, List.of(), offset), now)
                            .ifPresent(alerts::add);
                });
            }
        }
        return alerts;
    }

    /// What was said of a story holds for the one that it merged into, and of an origin for what split off:
    /// nobody is paged again for an event that was told. Where both have spoken, a watch goes on with what it said
    /// of the survivor.
    private void follow(Turn turn) {
        var from = turn.kind() == StoryKind.MERGED ? turn.story() : turn.other();
        var to = turn.kind() == StoryKind.MERGED ? turn.other() : turn.story();
        memory.ofStory(from).stream()
                .filter(before -> memory.spoken(before.watch(), to)
                        .filter(there -> there.raised() || !before.raised())
                        .isEmpty())
                .forEach(before -> memory.keep(before.of(to)));
    }

    private Optional<Watch> inForce(String name, Article article) {
        return matcher.versions().inForce(name, article.fetched());
    }

    private boolean pages(Article article) {
        return Paging.whyNot(article, settings).isEmpty();
    }

    private List<Integer> milestones(Watch watch) {
        return watch.milestones().isEmpty() ? settings.milestones() : watch.milestones();
    }

    private Optional<Alert> turn(
            Speak.Turn turn, Watch watch, Article article, Placement placement, Evidence evidence, Instant now) {
        memory.keep(turn.after().touched(article.fetched()));
        return turn.said().map(said -> {
            var why = Paging.whyNot(article, settings);
            var alert = AlertIds.alert(watch.name(), turn.after().atFirst());
            return new Alert(
                    AlertIds.event(alert, said.kind(), said.milestone()),
                    alert,
                    said.kind(),
                    said.milestone(),
                    watch.name(),
                    watch.version(),
                    watch.title(),
                    placement.story(),
                    turn.after().headline(),
                    evidence,
                    placement.articles(),
                    placement.independent(),
                    placement.copies(),
                    why.isEmpty(),
                    why,
                    why.isEmpty() ? Paging.late(article, settings) : Optional.empty(),
                    replay,
                    why.isEmpty() ? watch.endpoints() : List.of(),
                    now);
        });
    }

    private static Evidence evidence(Article article, Placement placement, List<Passage> passages, long offset) {
        return new Evidence(
                article.id(),
                article.revision(),
                article.url(),
                article.site(),
                article.publisher(),
                article.title(),
                article.language(),
                passages,
                placement.copy(),
                article.published(),
                article.seen(),
                article.fetched(),
                placement.placed(),
                offset);
    }

    @Override
    public void close() {
        matcher.close();
    }
}
