package dev.newsvane.schemas;

import java.util.regex.Pattern;

/// Who changes sources, watches and endpoints, and by what way. A name is as its system, or whoever asks, says it:
/// nothing here proves it.
///
/// @param by a person's name, at most [#LONGEST] code points, without control characters; `unknown` for want of one
/// @param through `file:PATH`, `cli`, `api`, `demo`, or a stage
public record Author(String by, String through) {
    public static final int LONGEST = 80;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");
    private static final String NOBODY = "unknown";

    public Author {
        var clean = CONTROL.matcher(by).replaceAll(" ").strip();
        by = clean.isEmpty()
                ? NOBODY
                : clean.substring(
                        0, clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length()))));
    }

    /// A stage that changes what its users wrote.
    public static Author stage(String name) {
        return new Author("newsvane", name);
    }
}
