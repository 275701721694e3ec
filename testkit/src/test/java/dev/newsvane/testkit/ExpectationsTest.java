package dev.newsvane.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.testkit.Outcome.Raised;
import dev.newsvane.testkit.Outcome.Refused;
import dev.newsvane.testkit.Outcome.Repeats;
import dev.newsvane.testkit.Outcome.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
    private static final Expected EXPECTED = Expected.parse("""
        {"stories": [{"name": "suit", "articles": ["suit", "suit-wire", "suit-cut", "suit-spun"]}],
         "copies": [{"copy": "suit-wire", "of": "suit", "kinds": ["identical", "syndicated"]},
                    {"copy": "suit-cut", "of": "suit", "kinds": ["truncated"]},
                    {"copy": "suit-spun", "of": "suit", "paraphrased": true}],
         "not_copies": [["suit", "farm"]],
         "alerts": [{"watch": "suits", "story": "suit"}],
         "silent": ["farm"], "baseline": ["old"],
         "rejects": [{"id": "gone", "reason": "not-found"}, {"id": "script", "reason": "bad-link"}],
         "publishers": [{"story": "suit", "independent": 1}]}\
        """);
    private static final Expectations EXPECTATIONS = new Expectations(
            EXPECTED,
            List.of("suit", "suit-wire", "suit-cut", "suit-spun", "farm", "old", "gone", "script").stream()
                    .map(id -> new Expectations.Page(
                            id,
                            url(id),
                            "script".equals(id) ? Optional.of("javascript:void(0)") : Optional.empty(),
                            Optional.empty()))
                    .toList());
    private static final Outcome GOOD = new Outcome(
            List.of(
                    seen("suit", "s1"),
                    copy("suit-wire", "s1", "suit", "SYNDICATED"),
                    copy("suit-cut", "s1", "suit-wire", "truncated"),
                    seen("suit-spun", "s1"),
                    seen("farm", "s2"),
                    seen("old", "s3")),
            List.of(new Raised("suits", Set.of("s1"), List.of(url("suit"), url("suit-wire")), true)),
            List.of(new Refused(url("gone"), "NOT_FOUND"), new Refused("javascript:void(0)", "bad-link")),
            Map.of("s1", 1, "s2", 1, "s3", 1));

    @Test
    void allIsWellWhereAllIsAsExpected() {
        assertThat(EXPECTATIONS.check(GOOD)).isNotEmpty().allSatisfy(verdict -> {
            assertThat(verdict.met()).as(verdict.toString()).isTrue();
            assertThat(verdict.detail()).isEmpty();
        });
    }

    @Test
    void aMissingArticleIsNamed() {
        assertThat(unmet(articles(without("farm")))).containsExactly("every article arrives: missing: farm");
    }

    @Test
    void aSplitStoryIsUnmet() {
        assertThat(unmet(articles(with(copy("suit-wire", "s9", "suit", "identical")))))
                .contains("story suit: split into 2 stories");
    }

    @Test
    void aStrangerInAStoryIsUnmet() {
        assertThat(unmet(articles(with(seen("farm", "s1"))))).contains("story suit: also holds: " + url("farm"));
    }

    @Test
    void aCopyTakenForAReportIsUnmet() {
        assertThat(unmet(articles(with(seen("suit-wire", "s1")))))
                .contains("suit-wire is a copy of suit: called no copy");
    }

    @Test
    void aCopyOfTheWrongArticleOrKindIsUnmet() {
        assertThat(unmet(articles(with(copy("suit-wire", "s1", "farm", "identical")))))
                .contains("suit-wire is a copy of suit: called a copy of " + url("farm"));
        assertThat(unmet(articles(with(copy("suit-cut", "s1", "suit", "identical")))))
                .containsExactly("suit-cut is a copy of suit: called identical, not truncated");
    }

    @Test
    void aParaphraseMayBeCalledSpunOrNothing() {
        assertThat(unmet(articles(with(copy("suit-spun", "s1", "suit", "SPUN")))))
                .isEmpty();
        assertThat(unmet(articles(with(copy("suit-spun", "s1", "suit", "edited")))))
                .containsExactly("suit-spun is a copy of suit (paraphrased): called edited");
        assertThat(unmet(articles(with(seen("suit-spun", "s7")))))
                .contains("suit-spun is a copy of suit (paraphrased): in another story");
    }

    @Test
    void independentReportsMustNotRepeatEachOther() {
        assertThat(unmet(articles(with(copy("farm", "s2", "suit", "edited")))))
                .containsExactly("suit and farm are independent: one is called a copy of the other");
    }

    @Test
    void anAlertMustBeRaisedOnceAndPage() {
        assertThat(unmet(alerts())).containsExactly("suits speaks about suit: not raised");
        var raised = GOOD.alerts().getFirst();
        assertThat(unmet(alerts(raised, raised))).containsExactly("suits speaks about suit: raised 2 times");
        assertThat(unmet(alerts(new Raised("suits", Set.of("s1"), raised.evidence(), false))))
                .containsExactly("suits speaks about suit: not raised");
    }

    @Test
    void anAlertOfAMergedStoryIsKnownByItsEvidence() {
        assertThat(unmet(alerts(new Raised("suits", Set.of("merged-away"), List.of(url("suit-wire")), true))))
                .isEmpty();
    }

    @Test
    void anAlertOfAStoryThatSplitIsAboutBothHalves() {
        var split = Expected.parse("""
            {"alerts": [{"watch": "suits", "story": "suit"}, {"watch": "suits", "story": "farm"}],
             "stories": [{"name": "suit", "articles": ["suit"]}, {"name": "farm", "articles": ["farm"]}]}\
            """);
        var outcome = new Outcome(
                List.of(seen("suit", "s1"), seen("farm", "s2")),
                List.of(new Raised("suits", Set.of("s1", "s2"), List.of(), true)),
                List.of(),
                Map.of());
        assertThat(new Expectations(split, EXPECTATIONS.pages()).check(outcome))
                .filteredOn(verdict ->
                        verdict.name().startsWith("suits") || verdict.name().startsWith("nothing"))
                .hasSize(3)
                .allMatch(Verdict::met);
    }

    @Test
    void anAlertThatNobodyExpectsIsUnmet() {
        var raised = GOOD.alerts().getFirst();
        assertThat(unmet(alerts(raised, new Raised("suits", Set.of("s2"), List.of(url("farm")), true))))
                .containsExactly(
                        "nothing else is raised: suits about " + url("farm"),
                        "farm stays silent: in an alert of suits");
        assertThat(unmet(alerts(raised, new Raised("other", Set.of("s1"), List.of(url("suit")), true))))
                .containsExactly("nothing else is raised: other about " + url("suit"));
    }

    @Test
    void baselineAlertsNobodyByItself() {
        var raised = GOOD.alerts().getFirst();
        assertThat(unmet(alerts(raised, new Raised("suits", Set.of("s3"), List.of(url("old")), true))))
                .contains("old alerts nobody by itself: suits speaks with no newer evidence");
        assertThat(unmet(alerts(new Raised("suits", Set.of("s1"), List.of(url("suit"), url("old")), true))))
                .isEmpty();
    }

    @Test
    void whatMustBeRefusedMustNotBecomeAnArticle() {
        assertThat(unmet(articles(with(seen("gone", "s4")))))
                .containsExactly("gone is refused: not-found: became an article");
        assertThat(unmet(new Outcome(
                        GOOD.articles(),
                        GOOD.alerts(),
                        List.of(new Refused(url("gone"), "empty")),
                        GOOD.independent())))
                .containsExactly(
                        "gone is refused: not-found: refused: empty", "script is refused: bad-link: not refused");
    }

    @Test
    void publishersAreCountedWithoutCopies() {
        assertThat(unmet(new Outcome(GOOD.articles(), GOOD.alerts(), GOOD.rejects(), Map.of("s1", 3))))
                .containsExactly("suit has 1 independent publishers: counted [3]");
    }

    @Test
    void aFileThatSaysNothingDemandsNothing() {
        var silent = new Expectations(Expected.parse("{}"), List.of());
        assertThat(silent.check(GOOD))
                .allSatisfy(verdict -> assertThat(verdict.met()).isTrue());
    }

    private static List<String> unmet(Outcome outcome) {
        return EXPECTATIONS.check(outcome).stream()
                .filter(verdict -> !verdict.met())
                .map(verdict -> verdict.name() + ": " + verdict.detail())
                .toList();
    }

    private static Outcome articles(List<Seen> articles) {
        return new Outcome(articles, GOOD.alerts(), GOOD.rejects(), GOOD.independent());
    }

    private static Outcome alerts(Raised... alerts) {
        return new Outcome(GOOD.articles(), List.of(alerts), GOOD.rejects(), GOOD.independent());
    }

    private static List<Seen> without(String id) {
        return GOOD.articles().stream()
                .filter(article -> !article.url().equals(url(id)))
                .toList();
    }

    private static List<Seen> with(Seen article) {
        var articles = new ArrayList<>(GOOD.articles());
        articles.removeIf(other -> other.url().equals(article.url()));
        articles.add(article);
        return articles;
    }

    private static Seen seen(String id, String story) {
        return new Seen(url(id), story, Optional.empty());
    }

    private static Seen copy(String id, String story, String of, String kind) {
        return new Seen(url(id), story, Optional.of(new Repeats(url(of), kind)));
    }

    private static String url(String id) {
        return "http://" + id + ".example/";
    }
}
