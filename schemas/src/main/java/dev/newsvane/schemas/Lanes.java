package dev.newsvane.schemas;

/// How something entered: live, or by an import. Only the live lane pages anyone.
public final class Lanes {
    public static final String LIVE = "live";

    private Lanes() {}

    /// The lane of an import, with a time of its own.
    public static String history(String name) {
        return "history:" + name;
    }
}
