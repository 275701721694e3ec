package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newsvane.schemas.Delivery;
import dev.newsvane.schemas.Endpoint;
import dev.newsvane.schemas.EndpointFormat;
import dev.newsvane.schemas.EndpointKind;
import dev.newsvane.schemas.Outcome;
import dev.newsvane.testkit.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Order, slow and dead receivers, handing over.
class DeliverStageTest extends DeliverTest {
    @Test
    void aReceiverThatWasDownGetsEverythingOnceItReturnsInOrder() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Drops());
        var stage = stage("one", QUICK);
        var sent = send(12, 3, "desk");
        await().atMost(PATIENCE).until(() -> receiver.receipts().size() > 6);
        receiver.behave(new Receiver.Mood.Well());
        await().atMost(PATIENCE)
                .until(() -> receiver.accepted().size() == 12 && pending().isEmpty());
        assertThat(receiver.receipts())
                .allSatisfy(receipt -> assertThat(receipt.verified()).isTrue());
        assertThat(receiver.accepted())
                .extracting(Receiver.Receipt::id)
                .containsExactlyInAnyOrderElementsOf(
                        sent.stream().map(Delivery::id).toList());
        for (var story = 0; story < 3; story++) {
            var name = "s" + story;
            assertThat(receiver.accepted().stream()
                            .filter(receipt -> receipt.payload()
                                    .at("/data/story/id")
                                    .asString()
                                    .equals(name))
                            .map(receipt -> receipt.payload()
                                    .at("/data/evidence/offset")
                                    .asLong()))
                    .isSorted();
        }
        assertThat(stage.counts()).isEqualTo(new DeliverStage.Counts(0, 0, 0, 12));
        assertThat(attempts()).anyMatch(attempt -> attempt.number() > 1);
    }

    @Test
    void aDeadAndASlowEndpointHoldUpNobody() {
        var dead = receiver();
        var slow = receiver();
        var well = receiver();
        dead.behave(new Receiver.Mood.Drops());
        slow.behave(new Receiver.Mood.Slow(Duration.ofSeconds(5)));
        endpoint("dead", dead, SECRET);
        endpoint("slow", slow, SECRET);
        endpoint("well", well, SECRET);
        stage("one", QUICK);
        send(10, 10, "dead");
        send(10, 10, "slow");
        send(10, 10, "well");
        await().atMost(PATIENCE).until(() -> well.accepted().size() == 10);
        assertThat(slow.accepted()).hasSizeLessThan(10);
        slow.behave(new Receiver.Mood.Well());
        await().atMost(PATIENCE).until(() -> slow.accepted().size() == 10);
    }

    @Test
    void aStageThatIsClosedLeavesTheRestToTheNext() {
        var receiver = receiver();
        endpoint("desk", receiver, SECRET);
        receiver.behave(new Receiver.Mood.Slow(Duration.ofSeconds(2)));
        var first = stage("one", QUICK);
        send(20, 20, "desk");
        await().atMost(PATIENCE).until(() -> receiver.accepted().size() >= 4);
        first.close();
        var until = receiver.receipts().size();
        assertThat(until).isLessThan(20);
        receiver.behave(new Receiver.Mood.Well());
        stage("two", QUICK);
        await().atMost(PATIENCE)
                .until(() -> receiver.accepted().size() == 20 && pending().isEmpty());
        assertThat(receiver.arrivals().values()).allMatch(times -> times == 1);
    }

    @Test
    void anEndpointCanBeTriedOut() {
        var receiver = receiver();
        var attempt =
                EndpointTest.send(new Ways(web, Optional.empty()), endpoint("desk", receiver, SECRET), QUICK, CLOCK);
        assertThat(attempt.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(receiver.accepted())
                .singleElement()
                .satisfies(receipt ->
                        assertThat(receipt.payload().get("type").asString()).isEqualTo("newsvane.test"));
        var wrong = EndpointTest.send(
                new Ways(web, Optional.empty()), endpoint("desk", receiver, "whsec_not base64!"), QUICK, CLOCK);
        assertThat(wrong.detail()).contains("base64").doesNotContain("not base64!");
    }

    @Test
    void aWebhookMayBeToldInCloudEventsAndAChatIsToldUnsigned() {
        var event = receiver();
        var chat = receiver();
        chat.behave(new Receiver.Mood.Answers(200, Map.of()));
        var hook = endpoint("hook", event, SECRET);
        put(new Endpoint(
                "hook",
                EndpointKind.WEBHOOK,
                hook.url(),
                hook.secrets(),
                false,
                Optional.empty(),
                "test",
                hook.written(),
                EndpointFormat.CLOUDEVENTS,
                List.of(),
                List.of(),
                Optional.empty()));
        put(new Endpoint(
                "chat",
                EndpointKind.SLACK,
                chat.url().toString(),
                List.of(),
                false,
                Optional.empty(),
                "test",
                hook.written(),
                EndpointFormat.JSON,
                List.of(),
                List.of(),
                Optional.empty()));
        stage("one", QUICK);
        send(1, 1, "hook");
        send(1, 1, "chat");
        await().atMost(PATIENCE)
                .until(() -> event.accepted().size() == 1
                        && chat.receipts().size() == 1
                        && pending().isEmpty());
        assertThat(event.accepted().getFirst().payload().path("specversion").asString())
                .isEqualTo("1.0");
        var told = chat.receipts().getFirst();
        assertThat(told.payload().path("blocks").isArray()).isTrue();
        assertThat(told.id()).isEmpty();
    }
}
