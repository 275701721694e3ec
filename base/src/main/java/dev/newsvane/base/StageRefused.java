package dev.newsvane.base;

/// Ends a stage that must not go on though nothing is broken.
public final class StageRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    /// @param why for an operator: what is to be done too, which is not to start it again
    public StageRefused(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
