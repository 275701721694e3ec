package dev.newsvane.app.replay;

/// How fast the past is gone through.
public interface Pace {
    /// As fast as it goes.
    Pace FULL = new Pace() {};

    /// Returns when more may be read.
    default void read() {}

    /// Returns when the next article of the range may be gone through.
    default void article() {}
}
