package dev.newsvane.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.http.Web;
import dev.newsvane.testkit.Ask;
import dev.newsvane.testkit.RecordedWeb;
import dev.newsvane.testkit.Reply;
import dev.newsvane.testkit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubTest {
    private static final Instant T = Instant.parse("2026-03-14T12:00:00Z");

    private final CopyOnWriteArrayList<Ask> asked = new CopyOnWriteArrayList<>();
    private RecordedWeb recorded;
    private Web web;

    @BeforeEach
    void openTheWeb() {
        recorded = RecordedWeb.start();
        web = new Web(recorded.settings("newsvane-test"));
        recorded.site("other.example", ask -> {
            asked.add(ask);
            return Reply.status(202);
        });
    }

    @AfterEach
    void closeTheWeb() {
        web.close();
        recorded.close();
    }

    @Test
    void aSecretIsToldOverTlsOnlyWhateverTheFeedCallsItsHub() {
        assertThat(subscribe(307)).isEmpty();
        assertThat(recorded.visits())
                .hasSize(2)
                .allSatisfy(visit -> assertThat(visit.method()).isEqualTo("POST"))
                .allMatch(Visit::secure);
    }

    @ParameterizedTest
    @ValueSource(ints = {307, 308})
    void aRedirectThatKeepsTheMethodIsFollowedWithTheWholeRequest(int status) {
        assertThat(subscribe(status)).isEmpty();
        assertThat(asked)
                .singleElement()
                .satisfies(ask -> assertThat(ask.body().utf8()).contains("hub.mode=subscribe", "hub.secret=secret"));
    }

    /// RFC 9110, 15.4: whoever follows these may make a GET of it, and a hub would not know what was meant.
    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303})
    void aRedirectThatMayChangeTheMethodIsNotFollowed(int status) {
        assertThat(subscribe(status)).contains("The hub answered " + status + " to the request.");
        assertThat(asked).isEmpty();
    }

    /// Asks a hub that redirects; why it did not take the request.
    private Optional<String> subscribe(int status) {
        recorded.site("hub.example", _ -> Reply.redirect(status, "http://other.example/hub"));
        var wish = Course.begun(
                "news",
                new Offer("http://hub.example/", "http://news.example/feed"),
                "https://us.example/id",
                "id",
                "secret",
                T);
        return new Hub(web).ask(wish, true, Duration.ofDays(1));
    }
}
