package dev.newsvane.schemas;

/// Where a delivery stands. Done ones are removed from the channel.
public enum DeliveryState {
    PENDING,
    DEAD
}
