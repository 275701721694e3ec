package dev.newsvane.ingest.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// RFC 9309, 2.2.2 and 2.2.3, written down plainly: octets as numbers, matched one by one over all prefixes.
///
/// @param rules paths of rules in octets, one a character; by turns they disallow and allow
record RobotsReference(List<String> rules) {
    /// An octet that is encoded in a URL's normal form; what is not is its plain number.
    private static final int ENCODED = 0x100;

    private static final int ANYTHING = -1;
    private static final int END = -2;

    static boolean allowing(int index) {
        return index % 2 == 1;
    }

    boolean allows(String path) {
        var bytes = path.getBytes(UTF_8);
        var url = new ArrayList<Integer>();
        for (var octet : bytes) {
            if (octet == '#') {
                break;
            }
            url.add(octet & 0xff);
        }
        var octets = normal(url);
        if (weight(octets) == 11 && octets.equals("/robots.txt".chars().boxed().toList())) {
            return true;
        }
        octets.replaceAll(octet -> octet == '*' || octet == '$' ? ENCODED + octet : octet);
        var best = -1;
        var allowed = true;
        for (var i = 0; i < rules.size(); i++) {
            var rule = normal(rules.get(i).chars().boxed().toList());
            var weight = weight(rule);
            var matches = matches(pattern(rule), octets) || matches(queried(pattern(rule)), queried(octets));
            if (matches && (weight > best || (weight == best && allowing(i)))) {
                best = weight;
                allowed = allowing(i);
            }
        }
        return allowed;
    }

    private static ArrayList<Integer> normal(List<Integer> octets) {
        var normal = new ArrayList<Integer>();
        for (var i = 0; i < octets.size(); i++) {
            var octet = octets.get(i);
            if (octet == '%' && i + 2 < octets.size() && hex(octets.get(i + 1)) >= 0 && hex(octets.get(i + 2)) >= 0) {
                var coded = hex(octets.get(i + 1)) * 16 + hex(octets.get(i + 2));
                normal.add(isUnreserved(coded) ? coded : ENCODED + coded);
                i += 2;
            } else {
                normal.add(isUnreserved(octet) || ":/?#[]@!$&'()*+,;=".indexOf(octet) >= 0 ? octet : ENCODED + octet);
            }
        }
        return normal;
    }

    private static List<Integer> pattern(List<Integer> rule) {
        var pattern = new ArrayList<Integer>();
        for (var i = 0; i < rule.size(); i++) {
            var octet = (int) rule.get(i);
            var last = i == rule.size() - 1;
            pattern.add(octet == '*' ? ANYTHING : octet != '$' ? octet : last ? END : ENCODED + '$');
        }
        return pattern;
    }

    /// With the delimiters of another URL in the query encoded.
    private static List<Integer> queried(List<Integer> octets) {
        var found = new ArrayList<>(octets);
        for (var i = Math.max(octets.indexOf((int) '?'), 0); octets.contains((int) '?') && i < found.size(); i++) {
            var octet = found.get(i);
            found.set(i, octet == ':' || octet == '/' ? ENCODED + octet : octet);
        }
        return found;
    }

    private static boolean matches(List<Integer> pattern, List<Integer> path) {
        var ends = new boolean[path.size() + 1];
        ends[0] = true;
        for (var expected : pattern) {
            var next = new boolean[ends.length];
            for (var at = 0; at < ends.length; at++) {
                next[at] = switch (expected) {
                    case ANYTHING -> ends[at] || (at > 0 && next[at - 1]);
                    case END -> ends[at] && at == path.size();
                    default -> at > 0 && ends[at - 1] && path.get(at - 1).equals(expected);
                };
            }
            ends = next;
        }
        for (var end : ends) {
            if (end) {
                return true;
            }
        }
        return false;
    }

    private static int weight(List<Integer> octets) {
        return octets.stream().mapToInt(octet -> octet >= ENCODED ? 3 : 1).sum();
    }

    private static boolean isUnreserved(int octet) {
        return octet < 0x80 && (Character.isLetterOrDigit(octet) || "-._~".indexOf(octet) >= 0);
    }

    private static int hex(int octet) {
        return octet < 0x80 ? Character.digit(octet, 16) : -1;
    }
}
