package dev.newsvane.app.replay;

/// How fast the past is gone through.
public interface Pace {
    /// As fast as it goes.
    Pace FULL = _ -> {};

    /// Returns when the next articles may be read.
    ///
    /// @param articles how many
    void await(int articles);
}
