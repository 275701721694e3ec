package dev.newsvane.alerts.watch;

import java.util.Optional;
import java.util.regex.Pattern;

/// Operators of other tools for the news (Nexis, Factiva, Westlaw), and how the same is asked here.
enum Elsewhere {
    NEAR("(?:W/|NEAR|/)(\\d+)", "NEAR/%s between the two: so many words apart at most"),
    ORDERED("(?:PRE/|P/|ADJ/?|ONEAR)(\\d+)", "ONEAR/%s between the two: in this order, so many words apart at most"),
    SENTENCE(
            "(?:W|PRE)?/(?:S|P|SENT|PARA)",
            "NEAR and a number of words, as in NEAR/15: sentences and paragraphs are not told apart"),
    OFTEN("ATL(?:EAST)?(\\d+)", "ATLEAST%1$s in capitals and brackets right behind it, as in ATLEAST%1$s(copyright)");

    private static final Pattern SLASHED = Pattern.compile("\\p{Alpha}{0,3}/(?:\\d{1,3}|\\p{Alpha}{1,4})(?=\\s|$)");

    private final Pattern form;
    private final String here;

    Elsewhere(String form, String here) {
        this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
        this.here = here;
    }

    /// What would be right instead; empty for what is no such operator.
    static Optional<String> instead(String text) {
        for (var each : values()) {
            var found = each.form.matcher(text);
            if (found.matches()) {
                return Optional.of(each.here.formatted(found.groupCount() > 0 ? found.group(1) : ""));
            }
        }
        return Optional.empty();
    }

    /// The operator with a slash that stands at a place, where one does.
    static Optional<String> at(String text, int start) {
        var found = SLASHED.matcher(text).region(start, text.length());
        return found.lookingAt()
                ? Optional.of(found.group()).filter(it -> instead(it).isPresent())
                : Optional.empty();
    }
}
