package dev.newsvane.alerts;

import dev.newsvane.alerts.flow.Flow;
import dev.newsvane.alerts.flow.Held;
import dev.newsvane.alerts.match.Match;
import dev.newsvane.alerts.match.Matcher;
import dev.newsvane.alerts.match.PassedOver;
import dev.newsvane.alerts.share.Share;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// From articles and watches to alerts: the same code over the live channels and over the recorded past. For one
/// thread.
public final class Matching implements AutoCloseable {
    private static final Duration CLEANING = Duration.ofDays(1);

    private final Memory memory;
    private final AlertSettings settings;
    private final Share share;
    private final Optional<String> replay;
    private final Matcher matcher;
    private final Flow flow;
    private Instant cleaned = Instant.EPOCH;

    /// Builds the index of the watches that the memory holds, in one go.
    public Matching(Memory memory, AlertSettings settings) {
        this(memory, settings, Share.WHOLE, new PassedOver());
    }

    /// The same of a share of the watches: no watch knows of another, so that all shares together say what one says.
    Matching(Memory memory, AlertSettings settings, Share share, PassedOver passedOver) {
        this(memory, settings, share, passedOver, Optional.empty());
    }

    /// The same for a replay.
    public Matching(Memory memory, AlertSettings.Replaying replay) {
        this(memory, replay.settings(), Share.WHOLE, new PassedOver(), Optional.of(replay.name()));
    }

    private Matching(
            Memory memory, AlertSettings settings, Share share, PassedOver passedOver, Optional<String> replay) {
        this.memory = memory;
        this.settings = settings;
        this.share = share;
        this.replay = replay;
        this.matcher = new Matcher(passedOver);
        this.flow = new Flow(memory, matcher.versions());
        // all that is known of time has passed before what is read next, save for what comes too late anyway
        matcher.add(memory.watches(), memory.looked().until());
    }

    /// A version of a watch was written; of another share's it is none of our business.
    public void watch(Watch version) {
        if (share.holds(version.name())) {
            memory.keep(version);
            matcher.add(List.of(version));
        }
    }

    /// What watches say because time has passed.
    ///
    /// @param now on our clock, recorded in the alerts and otherwise without effect
    public List<Alert> coverage(Coverage coverage, Instant now) {
        var alerts =
                flow.passed(coverage).stream().map(said -> alert(said, now)).toList();
        if (Duration.between(cleaned, coverage.now()).compareTo(CLEANING) >= 0) {
            memory.forget(coverage.now().minus(settings.memory()));
            memory.forgetRhythms(coverage.now().minus(Flow.REMEMBERED));
            matcher.letGo(coverage.now());
            cleaned = coverage.now();
        }
        return alerts;
    }

    /// What watches say at an article. One without a place among the stories says nothing.
    ///
    /// @param offset its offset in `articles`
    /// @param now on our clock, recorded in the alerts and otherwise without effect
    public List<Alert> article(Article article, long offset, Instant now) {
        return article(article, matcher.match(article, offset, name -> inForce(name, article)), offset, now);
    }

    /// The same for an article that was looked at before, such as by several threads ahead.
    ///
    /// @param found what it matches of the versions in force when it was fetched
    public List<Alert> article(Article article, List<Match> found, long offset, Instant now) {
        return article.placement()
                .map(placement -> placed(article, found, placement, offset, now))
                .orElse(List.of());
    }

    private List<Alert> placed(Article article, List<Match> found, Placement placement, long offset, Instant now) {
        var alerts = new ArrayList<Alert>();
        var told = new Telling(article, placement, offset, now);
        placement.turns().forEach(turn -> alerts.addAll(follow(turn, told)));
        if (article.withdrawn()) {
            alerts.addAll(takeBack(told));
            return alerts;
        }
        Map<String, Match> matches = new LinkedHashMap<>();
        found.forEach(match -> matches.put(match.watch(), match));
        for (var hit : matches.values()) {
            var match = evidence(told, hit.passages());
            var before = memory.spoken(hit.watch(), placement.story())
                    .orElseGet(
                            () -> Spoken.nothing(hit.watch(), placement.story(), article.title(), article.fetched()));
            inForce(hit.watch(), article).ifPresent(watch -> {
                hold(watch, before, told, match);
                if (!watch.when().ofStories()) {
                    return;
                }
                var turn = Speak.matched(before, match, placement, rule(watch, article));
                memory.keep(turn.after().touched(article.fetched()));
                turn.said()
                        .map(said -> alert(said, turn.after(), watch, told, match, Optional.empty()))
                        .ifPresent(alerts::add);
            });
        }
        for (var before : memory.ofStory(placement.story())) {
            if (!matches.containsKey(before.watch())) {
                inForce(before.watch(), article)
                        .filter(watch -> watch.when().ofStories())
                        .ifPresent(watch -> {
                            var plain = evidence(told, List.of());
                            var turned = Correct.edited(before, article, watch);
                            turned.said()
                                    .map(said -> alert(said, before, watch, told, plain, before.match()))
                                    .ifPresent(alerts::add);
                            var still = turned.after().stream().findFirst().orElse(before);
                            var turn = Speak.grown(still, placement, rule(watch, article));
                            var shown = still.waiting()
                                    .filter(_ -> turn.after().raised())
                                    .orElse(plain);
                            var raisedBy = shown.equals(plain) ? turn.after().match() : Optional.<Evidence>empty();
                            memory.keep(turn.after().touched(article.fetched()));
                            turn.said()
                                    .map(said -> alert(said, turn.after(), watch, told, shown, raisedBy))
                                    .ifPresent(alerts::add);
                        });
            }
        }
        return alerts;
    }

    /// What pages nobody tells nothing of how much comes in, nor does an edit.
    private void hold(Watch watch, Spoken before, Telling told, Evidence match) {
        var article = told.article();
        if (watch.when().ofFlow()
                && !article.edited()
                && Paging.whyNot(article, settings).isEmpty()) {
            var placement = told.placement();
            flow.matched(new Held(
                    watch.name(),
                    before.alert(),
                    placement.story(),
                    before.headline(),
                    match,
                    placement.articles(),
                    placement.independent(),
                    placement.copies()));
        }
    }

    /// What stories merging and splitting does to what was said of them.
    private List<Alert> follow(Turn turn, Telling told) {
        var alerts = new ArrayList<Alert>();
        for (var before : memory.ofStory(turn.kind() == StoryKind.MERGED ? turn.story() : turn.other())) {
            var turned = turn.kind() == StoryKind.MERGED
                    ? Correct.merged(before, memory.spoken(before.watch(), turn.other()), turn.other())
                    : Correct.split(before, turn);
            correct(before, turned, told).ifPresent(alerts::add);
        }
        return alerts;
    }

    /// What was said because of an article that was withdrawn; nothing else is said at it.
    private List<Alert> takeBack(Telling told) {
        return memory.ofStory(told.placement().story()).stream()
                .flatMap(before -> correct(before, Correct.withdrawn(before, told.article()), told).stream())
                .toList();
    }

    private Optional<Alert> correct(Spoken before, Correct.Turned turned, Telling told) {
        turned.after().forEach(memory::keep);
        return turned.said()
                .flatMap(said -> inForce(before.watch(), told.article())
                        .map(watch -> alert(
                                said,
                                before,
                                watch,
                                told,
                                evidence(told, List.of()),
                                before.match().filter(_ -> !told.article().withdrawn()))));
    }

    private Optional<Watch> inForce(String name, Article article) {
        return matcher.versions().inForce(name, article.fetched());
    }

    private Speak.Rule rule(Watch watch, Article article) {
        return new Speak.Rule(
                watch.when().independent(),
                milestones(watch),
                Paging.whyNot(article, settings).isEmpty(),
                watch.version());
    }

    private List<Integer> milestones(Watch watch) {
        return watch.milestones().isEmpty() ? settings.milestones() : watch.milestones();
    }

    /// An article that watches speak at.
    private record Telling(Article article, Placement placement, long offset, Instant now) {}

    /// A correction goes to those whom the watch tells now, whatever the article that brings it about came by.
    ///
    /// @param raisedBy what it rests on, where the article of its evidence does not match
    private Alert alert(
            Said said, Spoken of, Watch watch, Telling told, Evidence evidence, Optional<Evidence> raisedBy) {
        var placement = told.placement();
        var why = said.correction().isPresent() ? Optional.<String>empty() : Paging.whyNot(told.article(), settings);
        return new Alert(
                AlertIds.event(of.alert(), said.kind(), said.milestone()),
                of.alert(),
                said.kind(),
                said.milestone(),
                watch.name(),
                watch.version(),
                watch.title(),
                of.story(),
                of.headline(),
                evidence,
                placement.articles(),
                placement.independent(),
                placement.copies(),
                why.isEmpty(),
                why,
                why.isEmpty() && said.correction().isEmpty() ? Paging.late(told.article(), settings) : Optional.empty(),
                replay,
                why.isEmpty() ? watch.endpoints() : List.of(),
                told.now(),
                said.correction(),
                watch.telling(),
                Optional.empty(),
                raisedBy);
    }

    /// A spike or a silence belongs to the alert of the story whose article made it one, or was the last before it.
    private Alert alert(Flow.Said said, Instant now) {
        var watch = said.watch();
        var match = said.match();
        var milestone = said.kind().name().toLowerCase(Locale.ROOT)
                + ':'
                + match.evidence().article()
                + ':'
                + match.evidence().placed().toEpochMilli();
        return new Alert(
                AlertIds.event(match.alert(), said.kind(), milestone),
                match.alert(),
                said.kind(),
                milestone,
                watch.name(),
                watch.version(),
                watch.title(),
                match.story(),
                match.headline(),
                match.evidence(),
                match.articles(),
                match.independent(),
                match.copies(),
                true,
                Optional.empty(),
                Optional.empty(),
                replay,
                watch.endpoints(),
                now,
                Optional.empty(),
                watch.telling(),
                Optional.of(said.tally()),
                Optional.empty());
    }

    private static Evidence evidence(Telling told, List<Passage> passages) {
        var article = told.article();
        return new Evidence(
                article.id(),
                article.revision(),
                article.url(),
                article.site(),
                article.publisher(),
                article.title(),
                article.language(),
                passages,
                told.placement().copy(),
                article.published(),
                article.seen(),
                article.fetched(),
                told.placement().placed(),
                told.offset(),
                told.placement().nearest().map(_ -> told.placement().likeness()),
                told.placement().nearest());
    }

    @Override
    public void close() {
        matcher.close();
    }
}
