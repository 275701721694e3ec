package dev.newsvane.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Channel.Keep;
import dev.newsvane.base.Channel.Spread;
import dev.newsvane.base.ChannelCheck.Finding;
import dev.newsvane.base.Topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.Test;

class ChannelCheckTest {
    private static final Channel<?> BOOK = channel("book", Spread.MANY, new Keep.Latest());
    private static final Channel<?> WORK =
            channel("work", Spread.MANY, new Keep.For(Duration.ofDays(7), Optional.empty()));
    private static final Channel<?> ORDER =
            channel("order", Spread.ONE, new Keep.For(Duration.ofDays(400), Optional.of(1L << 30)));
    private static final List<Channel<?>> ALL = List.of(BOOK, WORK, ORDER);

    @Test
    void whatCreateMakesIsRight() {
        assertThat(findings(Map.of())).isEmpty();
    }

    @Test
    void whatIsMissingOrSpreadWronglyIsGrave() {
        assertThat(ChannelCheck.of(ALL, Map.of(), 1))
                .extracting(Finding::toString)
                .containsExactly("book is missing", "work is missing", "order is missing");
        assertThat(findings(Map.of("work", with(WORK, 4), "order", with(ORDER, 12))))
                .satisfiesExactly(
                        work -> {
                            assertThat(work.told()).startsWith("has 4 partitions; right would be 12");
                            assertThat(work.grave()).isTrue();
                        },
                        order -> {
                            assertThat(order.told()).startsWith("has 12 partitions; right would be 1");
                            assertThat(order.grave()).isTrue();
                        });
    }

    @Test
    void fewerCopiesAreToldButNotGrave() {
        var once = new Topic(12, (short) 1, BOOK.settings(1));
        assertThat(findings(Map.of("book", once)))
                .containsExactly(new Finding("book", "has a replication of 1; right would be 3", false));
    }

    @Test
    void longerKeptIsRightAndShorterIsTold() {
        assertThat(findings(Map.of("work", with(WORK, 12, "retention.ms", "-1"))))
                .isEmpty();
        assertThat(findings(Map.of("work", with(WORK, 12, "retention.ms", "3600000"))))
                .containsExactly(
                        new Finding("work", "has retention.ms=3600000; right would be 604800000 or more", false));
        assertThat(findings(Map.of("order", with(ORDER, 1, "retention.bytes", "1024"))))
                .extracting(Finding::grave)
                .containsExactly(false);
    }

    @Test
    void aBookThatForgetsAndPagesThatDoNotFitAreGrave() {
        assertThat(findings(Map.of("book", with(BOOK, 12, "cleanup.policy", "delete"))))
                .containsExactly(new Finding("book", "has cleanup.policy=delete; right would be compact", true));
        assertThat(findings(Map.of("work", with(WORK, 12, "max.message.bytes", "1048588"))))
                .extracting(Finding::grave)
                .containsExactly(true);
    }

    @Test
    void howOftenKafkaCleansUpIsItsOwnersAffair() {
        assertThat(findings(Map.of("book", with(BOOK, 12, "segment.bytes", "1073741824"))))
                .isEmpty();
    }

    private static List<Finding> findings(Map<String, Topic> instead) {
        var found = new HashMap<String, Topic>();
        ALL.forEach(channel -> found.put(channel.name(), with(channel, channel.partitions(12))));
        found.putAll(instead);
        return ChannelCheck.of(ALL, found, 3);
    }

    private static Topic with(Channel<?> channel, int partitions, String... setting) {
        var settings = new HashMap<>(channel.settings(3));
        if (setting.length > 0) {
            settings.put(setting[0], setting[1]);
        }
        return new Topic(partitions, (short) 3, settings);
    }

    private static Channel<?> channel(String name, Spread spread, Keep keep) {
        return new Channel<>(name, "", "", "", Serdes.String(), spread, keep);
    }
}
