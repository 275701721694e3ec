package dev.newsvane.app;

import java.util.regex.Pattern;

/// A number and what it counts, as English has it: `1 watch`, `2 watches`, `0 stories`.
public final class Plural {
    private static final Pattern CONSONANT_Y = Pattern.compile(".*[^aeiou]y");

    private Plural() {}

    /// So many of something.
    ///
    /// @param one its name in the singular
    public static String of(long count, String one) {
        return count + " " + (count == 1 ? one : many(one));
    }

    private static String many(String one) {
        if (CONSONANT_Y.matcher(one).matches()) {
            return one.substring(0, one.length() - 1) + "ies";
        }
        return one + (one.endsWith("ch") ? "es" : "s");
    }
}
