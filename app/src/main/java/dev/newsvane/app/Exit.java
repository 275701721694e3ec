package dev.newsvane.app;

/// Exit codes that other programs may rely on.
public final class Exit {
    /// Done.
    public static final int DONE = 0;

    /// Done, and something that was asked about is not so.
    public static final int UNMET = 1;

    /// The user's mistake; nothing was changed.
    public static final int MISTAKE = 2;

    /// A bug, or the world broke down; the log has the details.
    public static final int FAILED = 3;

    private Exit() {}
}
