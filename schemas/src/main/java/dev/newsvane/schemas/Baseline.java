package dev.newsvane.schemas;

/// What a source's first poll does with what stands there already.
public enum Baseline {
    QUIET,
    ALERT
}
