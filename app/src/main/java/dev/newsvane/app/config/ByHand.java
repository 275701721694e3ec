package dev.newsvane.app.config;

import java.util.Set;

/// The origins of what is written by hand: whoever may write there may change what another wrote, by whichever way it
/// came. Entries of a file are changed there.
public final class ByHand {
    /// On the command line.
    public static final String CLI = "cli";

    /// By HTTP.
    public static final String API = "api";

    private static final Set<String> ALL = Set.of(CLI, API);

    private ByHand() {}

    /// Whether an origin is one of them.
    public static boolean wrote(String origin) {
        return ALL.contains(origin);
    }
}
