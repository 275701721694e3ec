package dev.newsvane.schemas;

/// What a WebSub hub came for.
public enum PushKind {
    /// It verified that we want the subscription.
    CONFIRMED,
    /// It refuses the subscription.
    DENIED,
    /// It verified that we want the subscription no longer.
    LEFT,
    /// It brought what is new.
    CONTENT
}
