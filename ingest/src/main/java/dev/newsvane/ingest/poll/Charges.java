package dev.newsvane.ingest.poll;

import dev.newsvane.schemas.Poll;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What sources weighed when they fell silent, since anything last answered. It takes a few silent hosts to know that
/// it is us who are cut off; then what was charged until that was known is taken back.
final class Charges {
    private final Map<String, Double> before = new ConcurrentHashMap<>();

    /// A source has answered.
    void answered() {
        before.clear();
    }

    /// A source is silent: what it is judged by.
    ///
    /// @param reached whether others are reached, so that it is going to be charged
    Poll silent(String key, Poll memory, boolean reached) {
        if (reached) {
            before.putIfAbsent(key, memory.failures());
            return memory;
        }
        return Draft.of(memory)
                .failures(before.getOrDefault(key, memory.failures()))
                .poll();
    }
}
