package dev.newsvane.ingest.robots;

import java.util.Comparator;
import java.util.Optional;

/// A line `Allow` or `Disallow`: a prefix in which `*` stands for anything and a `$` at the end for the end.
///
/// @param weight the octets of the pattern
record Rule(String plain, String encoded, int weight, boolean allows) {
    /// The heavier wins; as heavy, the one that allows.
    static final Comparator<Rule> BY_WEIGHT =
            Comparator.comparingInt(Rule::weight).thenComparing(Rule::allows);

    private static final int LONGEST = 2_083 * 8;

    /// @param pattern octets, one a character; an empty one is no rule
    static Optional<Rule> of(String pattern, boolean allows) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        var octets = PathOctets.normal(pattern.substring(0, Math.min(pattern.length(), LONGEST)));
        return Optional.of(new Rule(special(octets.plain()), special(octets.encoded()), octets.written(), allows));
    }

    /// One `*` for many, and no `$` but at the end, where it is none of the URL's.
    private static String special(String pattern) {
        return pattern.indexOf('*') < 0 && pattern.indexOf('$') < 0
                ? pattern
                : pattern.replaceAll("\\*{2,}", "*")
                        .replaceAll("\\$(?=.)", Character.toString(PathOctets.encoded('$')));
    }

    boolean matches(PathOctets path) {
        return matches(plain, path.plain()) || matches(encoded, path.encoded());
    }

    /// Each literal stretch is looked for at the first place that it can have; the last one, before `$`, at the end.
    private static boolean matches(String pattern, String path) {
        var ends = pattern.endsWith("$");
        var stretches = (ends ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
        if (!path.startsWith(stretches[0])) {
            return false;
        }
        var at = stretches[0].length();
        for (var i = 1; i < stretches.length; i++) {
            var last = ends && i == stretches.length - 1;
            var found = last ? atEnd(path, stretches[i], at) : path.indexOf(stretches[i], at);
            if (found < 0) {
                return false;
            }
            at = found + stretches[i].length();
        }
        return !ends || at == path.length();
    }

    private static int atEnd(String path, String stretch, int from) {
        var start = path.length() - stretch.length();
        return start >= from && path.endsWith(stretch) ? start : -1;
    }
}
