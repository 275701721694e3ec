package dev.newsvane.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Web;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.Visit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HubTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    @Test
    void aSecretIsToldOverTlsOnlyWhateverTheFeedCallsItsHub() {
        try (var recorded = RecordedWeb.start();
                var web = new Web(recorded.settings("newsvane-test"))) {
            recorded.site("hub.example", _ -> Reply.redirect(307, "http://other.example/hub"));
            recorded.site("other.example", _ -> Reply.status(202));
            var asked = Course.begun(
                    "news",
                    new Offer("http://hub.example/", "http://news.example/feed"),
                    "https://us.example/id",
                    "id",
                    "secret",
                    T);

            assertThat(new Hub(web).ask(asked, true, Duration.ofDays(1))).isEmpty();

            assertThat(recorded.visits())
                    .hasSize(2)
                    .allSatisfy(visit -> assertThat(visit.method()).isEqualTo("POST"))
                    .allMatch(Visit::secure);
        }
    }
}
