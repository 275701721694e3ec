package dev.newsvane.schemas;

/// A watch speaks when more comes in within an hour than its own past makes likely.
///
/// @param least so much must come in within the hour, however rare it is: what publishers tell of stories, copies not
///     counted
public record Spike(int least) {
    /// One and three is no spike, whatever the past.
    public static final int FEWEST = 4;

    public static final int MOST = 1000;

    public static final Spike USUAL = new Spike(5);
}
