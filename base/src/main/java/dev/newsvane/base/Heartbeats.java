package dev.newsvane.base;

import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/// Since when a group has surely not forgotten a member, by a metric that counts the answers to its heartbeats. One
/// is sent when the one before was answered; an answer that a stopped process finds when it goes on proves nothing. Of
/// any thread.
final class Heartbeats {
    private final Metric answers;
    private double counted;
    private Instant looked;
    private Instant earlier;
    private Instant answered;
    private Instant sent = Instant.EPOCH;

    Heartbeats(Consumer<?, ?> consumer, Instant now) {
        this.answers = consumer.metrics().entrySet().stream()
                .filter(each -> "heartbeat-total".equals(each.getKey().name()))
                .<Metric>map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        this.looked = now;
        this.earlier = now;
        this.answered = now;
    }

    /// Looks how many there are; often, for what came since the last look may have come right after it.
    synchronized void look(Instant now) {
        var count = (double) answers.metricValue();
        if (count > counted) {
            counted = count;
            sent = answered; // the one before was answered after this, and only then was this one sent
            answered = looked;
        }
        earlier = looked;
        looked = now;
    }

    /// The group has let the member in since the look before the last one: else the answer would have been found.
    synchronized void joined() {
        sent = earlier;
        answered = earlier;
    }

    /// After this moment a heartbeat was sent that was answered.
    synchronized Instant sent() {
        return sent;
    }
}
