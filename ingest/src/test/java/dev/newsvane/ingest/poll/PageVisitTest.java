package dev.newsvane.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Answer.Got;
import dev.newsvane.ingest.poll.Visit.Findings;
import dev.newsvane.ingest.schedule.Line.Blame;
import dev.newsvane.schemas.Baseline;
import dev.newsvane.schemas.Item;
import dev.newsvane.schemas.Reason;
import dev.newsvane.schemas.Reject;
import dev.newsvane.schemas.Source;
import dev.newsvane.schemas.SourceKind;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class PageVisitTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");
    private static final PollSettings SETTINGS = PollSettings.defaults();
    private static final String MENU = "<nav><a href=/sport>Sport</a><a href=/about>About</a></nav>";
    private static final String FOG = "<a href=/2026/03/13/fog-closes-harbour>Fog closes harbour</a>";
    private static final String NETS = "<a href=/2026/03/14/nets-are-empty>Nets are empty</a>";

    @Test
    void theFirstVisitIsTheBaselineAndLaterOnesTellWhatIsNew() {
        var first = first(page(Optional.empty()), MENU + FOG);
        assertThat(first.items())
                .extracting(item -> item.link().orElseThrow() + " " + item.quiet())
                .containsExactly("http://quay.example/2026/03/13/fog-closes-harbour true");
        var second = next(page(Optional.empty()), first, MENU + NETS + FOG);
        assertThat(second.items())
                .extracting(
                        item -> item.link().orElseThrow() + " " + item.title().orElseThrow() + " " + item.quiet())
                .containsExactly("http://quay.example/2026/03/14/nets-are-empty Nets are empty false");
        assertThat(next(page(Optional.empty()), second, MENU + NETS).items()).isEmpty();
    }

    @Test
    void anAnchorWhoseWordsChangeIsNoNewItem() {
        var first = first(page(Optional.empty()), MENU + FOG);
        var second = next(page(Optional.empty()), first, MENU + FOG.replace("Fog closes harbour", "Fog: 12 comments"));
        assertThat(second.items()).isEmpty();
    }

    @Test
    void aSelectorThatFindsNothingIsATroubleThatSaysSo() {
        var source = page(Optional.of("main a"));
        var findings = next(source, first(source, "<main>" + FOG + "</main>"), MENU + FOG);
        assertThat(findings.items()).isEmpty();
        assertThat(findings.reject()).map(Reject::reason).contains(Reason.NOT_A_FEED);
        assertThat(findings.memory().trouble())
                .contains("Its selector \"main a\" finds no link on the page, which has 3.");
        assertThat(findings.memory().failures()).isEqualTo(0.5);
        assertThat(next(source, findings, "<main>" + FOG + NETS + "</main>").items())
                .extracting(item -> item.title().orElseThrow())
                .containsExactly("Nets are empty");
    }

    @Test
    void aFeedBehindThePagesUrlIsReadAsOne() {
        var findings = first(
                page(Optional.empty()),
                "<rss version='2.0'><channel><item><title>A</title><guid>a</guid></item></channel></rss>");
        assertThat(findings.items()).extracting(Item::guid).containsExactly(Optional.of("a"));
    }

    private static Findings first(Source source, String body) {
        return new Visit(source, Memory.fresh(source, T, SETTINGS), T, SETTINGS, Blame.HOST, _ -> Optional.empty())
                .judge(got(body));
    }

    private static Findings next(Source source, Findings before, String body) {
        return new Visit(source, before.memory(), T.plusSeconds(3600), SETTINGS, Blame.HOST, _ -> Optional.empty())
                .judge(got(body));
    }

    private static Got got(String body) {
        return new Got(
                URI.create("http://quay.example/"),
                Optional.empty(),
                200,
                Map.of("content-type", List.of("text/html")),
                ByteString.encodeUtf8(body));
    }

    private static Source page(Optional<String> select) {
        return new Source(
                "quay",
                "http://quay.example/",
                SourceKind.PAGE,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Baseline.QUIET,
                false,
                "cli",
                select);
    }
}
