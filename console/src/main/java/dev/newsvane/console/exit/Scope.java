package dev.newsvane.console.exit;

import java.util.Optional;

/// Whose alerts: one watch's, or all.
record Scope(Optional<String> watch) {
    static final Scope ALL = new Scope(Optional.empty());

    static Scope of(String watch) {
        return new Scope(Optional.of(watch));
    }

    /// Where its exits are; names of watches need no escape.
    String path() {
        return watch.map(name -> "/watches/" + name).orElse("/alerts");
    }
}
