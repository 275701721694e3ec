package dev.newsvane.alerts.share;

import dev.newsvane.base.StageRefused;
import dev.newsvane.base.StreamsStage;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// What a share remembers once others match its watches: how many shares there are since. It stands in the log of a
/// store, from which a stage is rebuilt before it reads anything. So one that begins again where it should not, by
/// whomever it is started, stops before it says a word; and while a hand-over is being put in force it waits for the
/// end of that transaction.
public final class HandedOver {
    /// The store's name.
    public static final String STORE = "handed-over-1";

    private static final String KEY = "shares";

    private HandedOver() {}

    /// The store.
    public static StoreBuilder<KeyValueStore<String, Integer>> store() {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Serdes.Integer());
    }

    /// Ends a stage that begins with the watches of others.
    ///
    /// @throws StageRefused who matches them now, and what is to be done
    public static void refuse(Share share, KeyValueStore<String, Integer> remembered) {
        Optional.ofNullable(remembered.get(KEY)).ifPresent(shares -> {
            throw new StageRefused(why(share, shares));
        });
    }

    /// What a person is told.
    static String why(Share share, int shares) {
        var others = shares == 1 ? Share.WHOLE.toString() : "match in " + shares + " shares";
        return "the watches of " + share + " were handed over to " + others + ", and would speak twice. Stop " + share
                + " for good; or stop the others, and start it to take them back.";
    }

    /// The log of it.
    static TopicPartition log(Share share) {
        return new TopicPartition(StreamsStage.changelog(share.stage(), STORE), 0);
    }

    /// Remembers it.
    static ProducerRecord<String, byte[]> to(int shares, Share from) {
        try (var numbers = Serdes.Integer()) {
            return record(from, numbers.serializer().serialize(log(from).topic(), shares));
        }
    }

    /// Forgets it.
    static ProducerRecord<String, byte[]> back(Share to) {
        return record(to, null);
    }

    private static ProducerRecord<String, byte[]> record(Share share, byte @Nullable [] value) {
        return new ProducerRecord<>(log(share).topic(), 0, KEY, value);
    }
}
