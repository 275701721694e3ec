package dev.newsvane.alerts.share;

import java.util.Optional;
import java.util.function.Function;

/// A store of what is remembered of watches.
///
/// @param store its name
/// @param watch whose watch an entry is of, by its key; empty: every share has it
public record Remembered(String store, Function<String, Optional<String>> watch) {
    boolean of(Share share, String key) {
        return watch.apply(key).map(share::holds).orElse(true);
    }
}
