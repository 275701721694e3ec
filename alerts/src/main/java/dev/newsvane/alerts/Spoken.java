package dev.newsvane.alerts;

import dev.newsvane.schemas.Evidence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a watch has said of a story so far.
///
/// @param watch the watch's name
/// @param story the story's id now
/// @param headline the story's headline when it was first spoken of
/// @param raised the alert was raised, and paged
/// @param reached the greatest milestone spoken of since, or passed before
/// @param kept it was kept that an alert would have been raised
/// @param keptReached the greatest milestone kept since, or passed before
/// @param touched when the last article of the story was fetched
/// @param first the story's id when it was first spoken of; empty: the same, as an older version wrote it
/// @param article id of the article that raised the alert, as long as it bears it; else empty
/// @param branch of a story that goes on without the article that raised the alert: the story's id, of a branch of a
///     branch with that one's behind it, which tells its milestones from the others'; else empty
/// @param waiting the first match, where the watch waits for more publishers
/// @param version of the watch that raised the alert, or matched its article since; 0: not known, as an older version
///     wrote it
/// @param match the one that raised the alert, or would have; absent before, and where an older version raised it
/// @param further the matches after the first, where the watch waits for more publishers, should that one be taken back
public record Spoken(
        String watch,
        String story,
        String headline,
        boolean raised,
        int reached,
        boolean kept,
        int keptReached,
        Instant touched,
        String first,
        String article,
        String branch,
        Optional<Evidence> waiting,
        int version,
        Optional<Evidence> match,
        List<Evidence> further) {
    /// Matches that wait of a story: more are not all taken back while it is waited for.
    private static final int MOST_WAITING = 8;

    static Spoken nothing(String watch, String story, String headline, Instant at) {
        return new Spoken(
                watch,
                story,
                headline,
                false,
                0,
                false,
                0,
                at,
                story,
                "",
                "",
                Optional.empty(),
                0,
                Optional.empty(),
                List.of());
    }

    /// @param passed the greatest milestone passed by now
    /// @param version of the watch
    Spoken raised(int passed, Evidence by, int version) {
        return with(draft -> {
            draft.raised = true;
            draft.reached = passed;
            draft.article = by.article();
            draft.waiting = Optional.empty();
            draft.further = List.of();
            draft.version = version;
            draft.match = Optional.of(by);
        });
    }

    Spoken reached(int milestone) {
        return with(draft -> draft.reached = milestone);
    }

    /// @param passed the greatest milestone passed by now
    Spoken kept(int passed) {
        return with(draft -> {
            draft.kept = true;
            draft.keptReached = passed;
        });
    }

    /// @param passed the greatest milestone passed by now
    Spoken kept(int passed, Evidence by) {
        return kept(passed).with(draft -> draft.match = Optional.of(by));
    }

    Spoken touched(Instant at) {
        return at.isAfter(touched) ? with(draft -> draft.touched = at) : this;
    }

    /// The matches that wait for more publishers, in the order in which they came.
    List<Evidence> waits() {
        return Stream.concat(waiting.stream(), further.stream()).toList();
    }

    /// The same with these matches that wait, as far as they are kept.
    Spoken waiting(List<Evidence> found) {
        return with(draft -> {
            draft.waiting = found.stream().findFirst();
            draft.further = found.stream().limit(MOST_WAITING).skip(1).toList();
        });
    }

    /// The same with one more match that waits; of an article that waits already, as it is now, in its place.
    Spoken waiting(Evidence found) {
        return waitsFor(found.article())
                ? waiting(waits().stream()
                        .map(match -> match.article().equals(found.article()) ? found : match)
                        .toList())
                : waiting(Stream.concat(waits().stream(), Stream.of(found)).toList());
    }

    /// The same with those that wait of another story too, in the order in which they came.
    Spoken waitingWith(Spoken other) {
        return waiting(Stream.concat(waits().stream(), other.waits().stream())
                .sorted(Comparator.comparingLong(Evidence::offset))
                .toList());
    }

    /// The same with those alone that wait.
    Spoken waitingFor(Predicate<Evidence> which) {
        return waiting(waits().stream().filter(which).toList());
    }

    /// An article matched that waits for more publishers.
    boolean waitsFor(String id) {
        return waits().stream().anyMatch(found -> found.article().equals(id));
    }

    /// The story that the alert's identity is derived from, for ever.
    String atFirst() {
        return first.isEmpty() ? story : first;
    }

    /// The alert's id, for ever.
    String alert() {
        return AlertIds.alert(watch, atFirst());
    }

    /// What was said of a story, said of the one that it became or that came of it.
    Spoken of(String other) {
        return with(draft -> {
            draft.story = other;
            draft.first = atFirst();
        });
    }

    /// The same without the article that raised the alert, and what it said.
    Spoken unborne() {
        return with(draft -> {
            draft.article = "";
            draft.match = Optional.empty();
        });
    }

    /// The same of a story that goes on beside the one where the alert is, or the branch of it: a branch of that. What
    /// becomes of the match is not heard of there.
    Spoken beside() {
        return with(draft -> {
            draft.first = atFirst();
            draft.article = "";
            draft.match = Optional.empty();
            draft.branch = milestone(story);
        });
    }

    /// What was said of two parts of one alert, said here, where they are one again.
    Spoken with(Spoken part) {
        return with(draft -> {
            draft.reached = Math.max(reached, part.reached);
            draft.kept = kept || part.kept;
            draft.keptReached = Math.max(keptReached, part.keptReached);
            draft.branch = part.branch.isEmpty() ? "" : branch;
            if (article.isEmpty()) {
                draft.article = part.article;
                draft.version = part.version;
                draft.match = part.match;
            }
        });
    }

    /// A version of the watch matches the article.
    Spoken matched(String id, int by) {
        return article.equals(id) ? with(draft -> draft.version = by) : this;
    }

    /// A milestone of the alert, which no other story of the same alert says too.
    String milestone(String reached) {
        return branch.isEmpty() ? reached : reached + '@' + branch;
    }

    private Spoken with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return new Spoken(
                watch,
                draft.story,
                headline,
                draft.raised,
                draft.reached,
                draft.kept,
                draft.keptReached,
                draft.touched,
                draft.first,
                draft.article,
                draft.branch,
                draft.waiting,
                draft.version,
                draft.match,
                draft.further);
    }

    /// What a copy may have otherwise.
    private static final class Draft {
        private String story;
        private boolean raised;
        private int reached;
        private boolean kept;
        private int keptReached;
        private Instant touched;
        private String first;
        private String article;
        private String branch;
        private Optional<Evidence> waiting;
        private int version;
        private Optional<Evidence> match;
        private List<Evidence> further;

        Draft(Spoken spoken) {
            story = spoken.story;
            raised = spoken.raised;
            reached = spoken.reached;
            kept = spoken.kept;
            keptReached = spoken.keptReached;
            touched = spoken.touched;
            first = spoken.first;
            article = spoken.article;
            branch = spoken.branch;
            waiting = spoken.waiting;
            version = spoken.version;
            match = spoken.match;
            further = spoken.further;
        }
    }
}
