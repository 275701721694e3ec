package dev.newsvane.app.exit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newsvane.alerts.deliver.shape.Payload;
import dev.newsvane.app.Alerts;
import dev.newsvane.base.Json;
import dev.newsvane.console.HttpRoom;
import dev.newsvane.schemas.Watch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Streams of alerts that break off in the middle, by a client of our own that knows what the standard says.
class EventsOutTest {
    private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

    private final Exited system = new Exited();

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void whoComesBackGetsEachAlertOnce() throws Exception {
        say("llamas", 0, 3);
        var told = new ArrayList<String>();
        String last;
        try (var stream = system.listen("/watches/llamas/events", "")) {
            last = stream.id(); // where it begins: those of before are not told
            say("llamas", 3, 40);
            for (var i = 0; i < 10; i++) {
                var event = stream.next();
                told.add(event.alert());
                last = event.id();
            }
        }
        say("llamas", 40, 60);
        system.restart();
        try (var stream = system.listen("/watches/llamas/events", last)) {
            while (told.size() < 50) {
                told.add(stream.next().alert());
            }
            say("llamas", 60, 70);
            while (told.size() < 67) {
                told.add(stream.next().alert());
            }
        }
        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(3, 70)
                        .mapToObj(number -> Alerts.of("llamas", number, T0).alert())
                        .toList());
    }

    @Test
    void anEventSaysWhatAWebhookSaysAndEachStreamHasItsOwn() throws Exception {
        say("zebras", 0, 2);
        say("llamas", 0, 2);
        try (var all = system.listen("/alerts/events", "-1");
                var llamas = system.listen("/watches/llamas/events?after=-1", "")) {
            var first = all.next();
            assertThat(first.data())
                    .isEqualTo(Json.parse(
                            Json.text(Payload.json(Alerts.of("zebras", 0, T0).raised()))));
            assertThat(List.of(
                            all.next().watch(), all.next().watch(), all.next().watch()))
                    .containsExactly("zebras", "llamas", "llamas");
            assertThat(llamas.next().data().path("data").path("alert").asString())
                    .isEqualTo(Alerts.of("llamas", 0, T0).alert());
        }
    }

    @Test
    void anIdOfALogThatIsNoMoreBeginsAtTheBeginningAndNonsenseIsRefused() throws Exception {
        say("llamas", 0, 2);
        try (var stream = system.listen("/watches/llamas/events", "123456")) {
            assertThat(stream.next().alert())
                    .isEqualTo(Alerts.of("llamas", 0, T0).alert());
        }
        try (var stream = system.listen("/watches/llamas/events", "1@another-log")) {
            assertThat(stream.next().alert())
                    .isEqualTo(Alerts.of("llamas", 0, T0).alert());
        }
        try (var stream = system.listen("/watches/llamas/events", "0")) {
            assertThat(stream.next().alert())
                    .isEqualTo(Alerts.of("llamas", 1, T0).alert());
        }
        for (var nonsense : List.of("x", "1@", "-2", "12345678901234567890")) {
            assertThat(system.get("/watches/llamas/events", "Last-Event-ID", nonsense)
                            .statusCode())
                    .as(nonsense)
                    .isEqualTo(400);
        }
        assertThat(system.get("/watches/nobody/events").statusCode()).isEqualTo(404);
    }

    @Test
    void theListNamesEveryWatchAndItsExits() {
        say("llamas", 0, 1);
        var list = Json.parse(system.text("/watches")).path("watches");
        assertThat(list.size()).isOne();
        assertThat(list.path(0).path("name").asString()).isEqualTo("llamas");
        assertThat(list.path(0).path("events").asString())
                .isEqualTo(system.at("/watches/llamas/events").toString());
        assertThat(system.get("/alerts/feed.json").statusCode()).isEqualTo(200);
    }

    @Test
    void whoDoesNotReadHoldsUpNobody() throws Exception {
        var long20k = "The council met again. ".repeat(900);
        system.say(IntStream.range(0, 400)
                .mapToObj(number ->
                        Alerts.of("llamas", number, T0).passage(long20k).raised())
                .toList());
        try (var idle = system.listen("/watches/llamas/events", "-1");
                var reader = system.listen("/watches/llamas/events", "-1")) {
            for (var number = 0; number < 400; number++) {
                assertThat(reader.next().alert())
                        .isEqualTo(Alerts.of("llamas", number, T0).alert());
            }
            assertThat(idle.next().alert()).isEqualTo(Alerts.of("llamas", 0, T0).alert());
        }
    }

    @Test
    void aStreamEndsAtItsTimeAndAsksToBeOpenedAgain() throws Exception {
        say("llamas", 0, 1);
        try (var stream = system.listen("/watches/llamas/events", "")) {
            assertThat(stream.retry()).isTrue();
            system.passes(HttpRoom.STREAM);
            say("llamas", 1, 2);
            assertThat(stream.next().alert())
                    .isEqualTo(Alerts.of("llamas", 1, T0).alert());
            assertThatThrownBy(stream::next).hasMessage("the stream has ended");
        }
    }

    @Test
    void whatWasRemovedIsListedNoMoreAndWhatItSaidStays() {
        say("llamas", 0, 1);
        system.write(
                Watch.of("quiet", "alpaca", "test"),
                Watch.of("llamas", "llama", "test"),
                Watch.of("llamas", "llama", "test").as(2, true, T0));
        assertThat(Json.parse(system.text("/watches")).path("watches").values())
                .extracting(watch -> watch.path("name").asString())
                .containsExactly("quiet");
        assertThat(Json.parse(system.text("/watches?after=quiet"))
                        .path("watches")
                        .size())
                .isZero();
        assertThat(system.text("/watches/llamas/feed.json")).contains("Story 0");
        assertThat(system.get("/watches/quiet/feed.atom").statusCode()).isEqualTo(200);
    }

    @Test
    void aStreamEndsWhereTheShelfIsDeadAndWhoComesBackIsToldToWait() throws Exception {
        say("llamas", 0, 1);
        try (var stream = system.listen("/watches/llamas/events", "")) {
            system.dies();
            assertThatThrownBy(stream::next).isInstanceOf(IOException.class);
        }
        assertThat(system.get("/watches/llamas/events").statusCode()).isEqualTo(503);
        assertThat(system.get("/watches/llamas/events", "Accept", "text/event-stream")
                        .body())
                .startsWith("retry: ");
        assertThat(system.get("/alerts/feed.atom").body()).contains("cannot be read");
    }

    /// Those of the stages beside them are `/health` and `/websub`.
    @Test
    void theDescriptionHasEveryPathAndEachIsAnswered() throws Exception {
        say("llamas", 0, 120);
        var paths = Json.parse(system.text("/openapi.json")).path("paths").propertyNames();
        assertThat(paths)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(system.paths(), system.entries(), List.of("/health", "/websub/{subscription}"))
                                .flatMap(List::stream)
                                .toList());
        for (var path : system.paths()) {
            var asked = path.replace("{watch}", "llamas").replace("{first}", "0");
            if (asked.endsWith("/events")) {
                system.listen(asked, "").close();
            } else {
                assertThat(system.get(asked).statusCode()).as(asked).isEqualTo(200);
            }
        }
        for (var other : List.of(
                "/alerts",
                "/alerts/",
                "/alerts/feed",
                "/watches/llamas",
                "/watches//feed.atom",
                "/watches/llamas/archives/x/feed.atom",
                "/watches/llamas/archives/7/feed.xml",
                "/openapi.json/x")) {
            assertThat(system.get(other).statusCode()).as(other).isEqualTo(404);
        }
    }

    private void say(String watch, int from, int to) {
        system.say(IntStream.range(from, to)
                .mapToObj(number -> Alerts.of(watch, number, T0).raised())
                .toList());
    }
}
