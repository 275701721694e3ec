package dev.newsvane.enrich.story;

/// An open article and how close another is to it.
///
/// @param words how alike their words are, 0 to 1
/// @param judgement what is left of that for what else is known of them, 0 to 1
public record Likeness(Near near, double words, double judgement) {
    /// What likeness to an article of the same outlet is worth: those are alike in style and cast whatever they report.
    private static final double OWN_OUTLET = 0.85;

    static double judgement(Near one, Near other) {
        return Window.freshness(one.event(), other.event()) * (one.site().equals(other.site()) ? OWN_OUTLET : 1);
    }

    /// How close, all in all, 0 to 1.
    public double value() {
        return words * judgement;
    }

    /// For an article of that outlet.
    Likeness judged(String site) {
        return near.site().equals(site) ? new Likeness(near, words, judgement * OWN_OUTLET) : this;
    }
}
