package dev.newsvane.schemas;

/// How one try of a delivery ended.
public enum Outcome {
    DELIVERED,
    RETRY,
    GAVE_UP
}
