package dev.newsvane.testkit;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.newsvane.testkit.Outcome.Raised;
import dev.newsvane.testkit.Outcome.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a newsroom's expectation file demands, and where its articles are: held against an outcome, it says for each
/// demand whether it was met.
///
/// @param pages every article of the newsroom
public record Expectations(Expected expected, List<Page> pages) {
    /// Where an article is.
    ///
    /// @param link what its feed gives for a link, where that is another
    /// @param guid what its feed gives for an id: all there is to name it by where the link is none
    public record Page(String id, String url, Optional<String> link, Optional<String> guid) {}

    public List<Verdict> check(Outcome outcome) {
        return new Check(this, outcome).verdicts();
    }

    String url(String id) {
        return page(id).url();
    }

    Page page(String id) {
        return pages.stream()
                .filter(page -> page.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expectations name an unknown article: " + id));
    }

    private record Check(Expectations sought, Outcome outcome) {
        List<Verdict> verdicts() {
            var expected = sought.expected;
            return Stream.of(
                            Stream.of(complete()),
                            expected.stories().stream().map(this::story),
                            expected.copies().stream().map(this::copy),
                            expected.notCopies().stream().map(this::notCopies),
                            expected.alerts().stream()
                                    .flatMap(alerts -> alerts.stream().map(this::alert)),
                            expected.alerts().stream().map(this::nothingElse),
                            expected.silent().stream().map(this::silent),
                            expected.baseline().stream().map(this::baseline),
                            expected.rejects().stream().map(this::reject),
                            expected.publishers().stream().map(this::publishers))
                    .flatMap(verdict -> verdict)
                    .toList();
        }

        private Verdict complete() {
            var refused = sought.expected.rejects().stream()
                    .map(reject -> sought.url(reject.id()))
                    .toList();
            var missing = sought.pages.stream()
                    .filter(page -> !refused.contains(page.url()))
                    .filter(page -> seen(page.url()).isEmpty())
                    .map(Page::id)
                    .toList();
            return Verdict.of("every article arrives", missing.isEmpty() ? "" : "missing: " + list(missing));
        }

        private Verdict story(Expected.Story story) {
            var urls = urls(story);
            var ids = storyIds(story);
            var missing = urls.stream().filter(url -> seen(url).isEmpty()).toList();
            var strangers = outcome.articles().stream()
                    .filter(article -> ids.contains(article.story()) && !urls.contains(article.url()))
                    .map(Seen::url)
                    .toList();
            return Verdict.of(
                    "story " + story.name(),
                    Stream.of(
                                    missing.isEmpty() ? "" : "missing: " + list(missing),
                                    ids.size() > 1 ? "split into " + ids.size() + " stories" : "",
                                    strangers.isEmpty() ? "" : "also holds: " + list(strangers))
                            .filter(part -> !part.isEmpty())
                            .collect(joining("; ")));
        }

        private Verdict copy(Expected.Copy copy) {
            var name = copy.copy() + " is a copy of " + copy.of();
            var article = seen(sought.url(copy.copy()));
            var original = seen(sought.url(copy.of()));
            if (article.isEmpty() || original.isEmpty()) {
                return Verdict.of(name, "one of them did not arrive");
            }
            var verdict = article.get().copy();
            if (copy.paraphrased()) {
                return Verdict.of(
                        name + " (paraphrased)",
                        !article.get().story().equals(original.get().story())
                                ? "in another story"
                                : verdict.filter(found -> !"spun".equals(plain(found.kind())))
                                        .map(found -> "called " + plain(found.kind()))
                                        .orElse(""));
            }
            if (verdict.isEmpty()) {
                return Verdict.of(name, "called no copy");
            }
            if (!originals(article.get()).contains(sought.url(copy.of()))) {
                return Verdict.of(name, "called a copy of " + verdict.get().url());
            }
            return Verdict.of(
                    name,
                    copy.kinds().contains(plain(verdict.get().kind()))
                            ? ""
                            : "called " + plain(verdict.get().kind()) + ", not " + String.join(" or ", copy.kinds()));
        }

        private Verdict notCopies(Expected.NotCopies pair) {
            var one = sought.url(pair.one());
            var other = sought.url(pair.other());
            var repeats = repeats(one, other) || repeats(other, one);
            return Verdict.of(
                    pair.one() + " and " + pair.other() + " are independent",
                    repeats ? "one is called a copy of the other" : "");
        }

        private Verdict alert(Expected.Alert alert) {
            var raised = outcome.alerts().stream()
                    .filter(found -> found.watch().equals(alert.watch()) && found.pages())
                    .filter(found -> storiesOf(found).contains(alert.story()))
                    .count();
            return Verdict.of(
                    alert.watch() + " speaks about " + alert.story(),
                    raised == 1 ? "" : raised == 0 ? "not raised" : "raised " + raised + " times");
        }

        private Verdict nothingElse(List<Expected.Alert> alerts) {
            var others = outcome.alerts().stream()
                    .filter(found -> storiesOf(found).stream()
                            .noneMatch(story -> alerts.contains(new Expected.Alert(found.watch(), story))))
                    .map(found -> found.watch() + " about " + list(found.evidence()))
                    .toList();
            return Verdict.of("nothing else is raised", String.join("; ", others));
        }

        private Verdict silent(String id) {
            var url = sought.url(id);
            return Verdict.of(
                    id + " stays silent",
                    outcome.alerts().stream()
                            .filter(found -> found.evidence().contains(url))
                            .map(found -> "in an alert of " + found.watch())
                            .collect(joining("; ")));
        }

        private Verdict baseline(String id) {
            var standing = sought.expected.baseline().stream().map(sought::url).toList();
            return Verdict.of(
                    id + " alerts nobody by itself",
                    outcome.alerts().stream()
                            .filter(found -> found.evidence().contains(sought.url(id)))
                            .filter(found -> standing.containsAll(found.evidence()))
                            .map(found -> found.watch() + " speaks with no newer evidence")
                            .collect(joining("; ")));
        }

        private Verdict reject(Expected.Reject reject) {
            var page = sought.page(reject.id());
            var reasons = outcome.rejects().stream()
                    .filter(found -> found.url().equals(page.url())
                            || page.link().filter(found.url()::equals).isPresent()
                            || page.guid().filter(found.url()::equals).isPresent())
                    .map(found -> plain(found.reason()))
                    .collect(toCollection(LinkedHashSet::new));
            var name = reject.id() + " is refused: " + reject.reason();
            if (seen(page.url()).isPresent()) {
                return Verdict.of(name, "became an article");
            }
            return Verdict.of(
                    name,
                    reasons.contains(reject.reason())
                            ? ""
                            : reasons.isEmpty() ? "not refused" : "refused: " + String.join(", ", reasons));
        }

        private Verdict publishers(Expected.Publishers publishers) {
            var story = sought.expected.stories().stream()
                    .filter(candidate -> candidate.name().equals(publishers.story()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no story " + publishers.story()));
            var counts = storyIds(story).stream()
                    .map(id -> outcome.independent().getOrDefault(id, 0))
                    .toList();
            return Verdict.of(
                    story.name() + " has " + publishers.independent() + " independent publishers",
                    counts.equals(List.of(publishers.independent())) ? "" : "counted " + counts);
        }

        private Set<String> urls(Expected.Story story) {
            return story.articles().stream().map(sought::url).collect(toCollection(LinkedHashSet::new));
        }

        /// The ids under which the story's articles were placed: one, if all is well.
        private Set<String> storyIds(Expected.Story story) {
            return urls(story).stream()
                    .flatMap(url -> seen(url).stream())
                    .map(Seen::story)
                    .collect(toCollection(LinkedHashSet::new));
        }

        /// The names of the stories that an alert is about: by their ids, or, where nobody knows those, by its
        /// evidence.
        private Set<String> storiesOf(Raised alert) {
            return sought.expected.stories().stream()
                    .filter(story -> !Collections.disjoint(storyIds(story), alert.stories())
                            || alert.evidence().stream().anyMatch(urls(story)::contains))
                    .map(Expected.Story::name)
                    .collect(toCollection(LinkedHashSet::new));
        }

        private Optional<Seen> seen(String url) {
            return outcome.articles().stream()
                    .filter(article -> article.url().equals(url))
                    .findFirst();
        }

        private boolean repeats(String url, String other) {
            return seen(url)
                    .filter(article -> originals(article).contains(other))
                    .isPresent();
        }

        /// What an article repeats, and what that repeats, to the source.
        private Set<String> originals(Seen article) {
            var found = new LinkedHashSet<String>();
            for (var next = Optional.of(article); next.isPresent(); ) {
                var original = next.get().copy().map(Outcome.Repeats::url).filter(found::add);
                next = original.flatMap(this::seen);
            }
            return found;
        }

        private static String plain(String word) {
            return word.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        private static String list(List<String> names) {
            return String.join(
                    ", ",
                    new ArrayList<>(new HashSet<>(names)).stream().sorted().toList());
        }
    }
}
