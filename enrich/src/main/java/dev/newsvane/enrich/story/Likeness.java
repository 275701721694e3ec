package dev.newsvane.enrich.story;

/// An open article and how close another is to it, 0 to 1.
public record Likeness(Near near, double value) {
    /// What likeness to an article of the same outlet is worth: those are alike in style and cast whatever they report.
    private static final double OWN_OUTLET = 0.85;

    /// What is left of the likeness of two articles' words, for what else is known of them.
    static double judgement(Near one, Near other) {
        return Window.freshness(one.event(), other.event()) * (one.site().equals(other.site()) ? OWN_OUTLET : 1);
    }

    /// For an article of that outlet.
    Likeness judged(String site) {
        return near.site().equals(site) ? new Likeness(near, value * OWN_OUTLET) : this;
    }
}
