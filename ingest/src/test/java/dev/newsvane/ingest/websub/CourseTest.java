package dev.newsvane.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.ingest.websub.Course.Step;
import dev.newsvane.schemas.Subscription;
import dev.newsvane.schemas.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RETRY = WebSubSettings.defaults().retry();

    private final Course course = new Course(WebSubSettings.defaults());
    private final Subscription begun =
            Course.begun("news", Subscriptions.OFFER, Subscriptions.BASE + "/id", "id", "secret", NOW);
    private final Subscription active = course.confirmed(asked(begun, NOW), Optional.of(Duration.ofDays(4)), NOW);

    @Test
    void aHubThatDoesNotConfirmIsAskedAgainLaterAndLater() {
        var waits = new ArrayList<Duration>();
        var at = begun;
        for (var i = 0; i < 10; i++) {
            var next = asked(at, at.due());
            waits.add(Duration.between(at.due(), next.due()));
            at = next;
        }
        assertThat(waits.subList(0, 3)).containsExactly(RETRY, RETRY.multipliedBy(2), RETRY.multipliedBy(4));
        assertThat(waits.getLast()).isEqualTo(DAY);
        assertThat(at.note()).contains("The hub has not confirmed what it was asked.");
        assertThat(course.unanswered(at, "It answered 500.").note()).contains("It answered 500.");
        var confirmed = course.confirmed(at, Optional.empty(), at.due());
        assertThat(confirmed.note()).isEmpty();
        assertThat(confirmed.failures()).isZero();
        assertThat(course.unanswered(confirmed, "It answered 500.")).isEqualTo(confirmed);
    }

    @Test
    void aLeaseIsRenewedAtThreeQuartersAndItsEndBringsPollsBack() {
        assertThat(active.until()).contains(NOW.plus(DAY.multipliedBy(4)));
        assertThat(active.due()).isEqualTo(NOW.plus(DAY.multipliedBy(3)));
        var at = active;
        while (at.due().isBefore(active.until().orElseThrow())) {
            at = asked(at, at.due());
            assertThat(at.state()).isEqualTo(SubscriptionState.ACTIVE);
        }
        assertThat(course.step(at, at.due()))
                .isInstanceOfSatisfying(
                        Step.Poll.class, over -> assertThat(over.now().state()).isEqualTo(SubscriptionState.ASKED));
    }

    @Test
    void pollsRestOnlyWhileTheHubPushesAndHasProvedIt() {
        assertThat(Course.relaxed(active, NOW)).isFalse();
        var proved = course.delivered(active, NOW);
        assertThat(Course.relaxed(proved, NOW)).isTrue();
        assertThat(Course.relaxed(proved, NOW.plus(DAY.multipliedBy(4)))).isFalse();
        assertThat(Course.relaxed(course.missing(proved, NOW), NOW)).isFalse();
        assertThat(Course.relaxed(course.denied(proved, Optional.empty(), NOW), NOW))
                .isFalse();
        assertThat(Course.relaxed(Course.leaving(proved, NOW), NOW)).isFalse();
    }

    @Test
    void aHubThatBringsLateWhatAPollFoundIsNotBroken() {
        var missing = course.missing(course.delivered(active, NOW), NOW);
        assertThat(missing.due()).isEqualTo(NOW.plus(RETRY));
        var brought = course.delivered(missing, NOW.plusSeconds(30));
        assertThat(Course.relaxed(brought, NOW.plusSeconds(30))).isTrue();
        assertThat(brought.due()).isAfter(NOW.plus(DAY));
    }

    @Test
    void aHubThatDoesNotIsBrokenAndRestsLongerEachTime() {
        var rests = new ArrayList<Duration>();
        var at = course.delivered(active, NOW);
        for (var i = 0; i < 3; i++) {
            var missing = course.missing(at, NOW);
            var broken = ((Step.Poll) course.step(missing, NOW.plus(RETRY))).now();
            assertThat(broken.state()).isEqualTo(SubscriptionState.BROKEN);
            rests.add(Duration.between(NOW.plus(RETRY), broken.due()));
            at = course.confirmed(asked(broken, broken.due()), Optional.empty(), NOW);
        }
        assertThat(rests).isEqualTo(List.of(DAY, DAY.multipliedBy(2), DAY.multipliedBy(4)));
        assertThat(course.delivered(at, NOW).breaks()).isZero();
    }

    @Test
    void goodbyesEnd() {
        var at = Course.leaving(active, NOW);
        for (var i = 0; i < 3; i++) {
            var step = (Step.Ask) course.step(at, at.due());
            assertThat(step.subscribe()).isFalse();
            at = step.now();
        }
        assertThat(course.step(at, at.due())).isEqualTo(new Step.Forget());
    }

    @Test
    void anotherOfferIsAnotherSubscription() {
        assertThat(Course.fits(active, Subscriptions.OFFER, Subscriptions.BASE)).isTrue();
        assertThat(Course.fits(active, Subscriptions.OFFER, "https://moved.example/websub"))
                .isFalse();
        assertThat(Course.fits(active, new Offer("https://hub.example/", "https://news.example/2"), Subscriptions.BASE))
                .isFalse();
        assertThat(Course.fits(Course.leaving(active, NOW), Subscriptions.OFFER, Subscriptions.BASE))
                .isFalse();
    }

    private Subscription asked(Subscription before, Instant now) {
        return ((Step.Ask) course.step(before, now)).now();
    }
}
