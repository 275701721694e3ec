package dev.newsvane.schemas;

/// Where a subscription stands. Ended ones are removed from the channel.
public enum SubscriptionState {
    /// The hub is asked, and has not confirmed yet.
    ASKED,
    /// The hub has confirmed, and pushes until the lease ends.
    ACTIVE,
    /// A poll found what the hub should have brought; it is asked again later.
    BROKEN,
    /// The hub refuses; it is asked again later.
    DENIED,
    /// The hub is asked to stop.
    LEAVING
}
