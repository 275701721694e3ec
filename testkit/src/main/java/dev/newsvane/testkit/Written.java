package dev.newsvane.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An article of a recorded newsroom, as its writer put it down.
///
/// @param outlet host
/// @param published relative to the opening of its wave; empty where neither feed nor page gives a date
/// @param feedDate what the feed gives for a date, verbatim, where that is not `published`
/// @param updates id of the article that this replaces, at its path
/// @param link what the feed gives for a link, verbatim, where that is not the page's URL
/// @param guid what the feed gives for an id, verbatim
public record Written(
        String id,
        String outlet,
        int wave,
        String path,
        String title,
        Optional<String> author,
        String section,
        Optional<Duration> published,
        Optional<String> feedDate,
        String summary,
        Optional<String> updates,
        Fault fault,
        Optional<String> link,
        Optional<String> guid,
        List<String> paragraphs) {
    private static final Set<String> KEYS = Set.of(
            "Id",
            "Outlet",
            "Wave",
            "Path",
            "Title",
            "Author",
            "Section",
            "Published",
            "Feed-Date",
            "Summary",
            "Updates",
            "Page",
            "Link",
            "Guid");

    /// What is wrong with its page.
    public enum Fault {
        NONE,
        NOT_FOUND,
        CHALLENGE,
        /// Bytes of windows-1252, a header without charset, `ISO-8859-1` in the page.
        DECLARED_LATIN1,
        /// Bytes of windows-1252, `utf-8` in the header, `windows-1252` in the page.
        WRONG_CHARSET_HEADER
    }

    /// When it was published, or updated, its wave having opened at `opened`.
    Optional<Instant> published(Instant opened) {
        return published.map(opened::plus);
    }

    /// Reads `Key: value` lines up to the first blank one, then paragraphs between blank lines.
    ///
    /// @param file named in complaints
    static Written parse(String file, String text) {
        var parts = text.replace("\r", "").strip().split("\n[ \t]*\n", -1);
        var headers = headers(file, parts[0]);
        var paragraphs = Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        try {
            return new Written(
                    needed(headers, "Id"),
                    needed(headers, "Outlet"),
                    Integer.parseInt(needed(headers, "Wave")),
                    needed(headers, "Path"),
                    needed(headers, "Title"),
                    optional(headers, "Author"),
                    needed(headers, "Section"),
                    published(needed(headers, "Published")),
                    optional(headers, "Feed-Date"),
                    optional(headers, "Summary").orElse(paragraphs.isEmpty() ? "" : paragraphs.getFirst()),
                    optional(headers, "Updates"),
                    optional(headers, "Page").map(Written::fault).orElse(Fault.NONE),
                    optional(headers, "Link"),
                    optional(headers, "Guid"),
                    paragraphs);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> headers(String file, String block) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (var line : block.split("\n", -1)) {
            var colon = line.indexOf(':');
            var key = colon < 0 ? line : line.substring(0, colon);
            if (!KEYS.contains(key) || headers.containsKey(key)) {
                throw new IllegalArgumentException(file + ": unknown or repeated key: " + line);
            }
            headers.put(key, line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static Optional<Duration> published(String written) {
        return switch (written) {
            case "none" -> Optional.empty();
            case String future
            when future.startsWith("future ") -> Optional.of(Duration.parse(future.substring("future ".length())));
            default -> Optional.of(Duration.parse(written));
        };
    }

    private static Fault fault(String written) {
        return switch (written) {
            case "404" -> Fault.NOT_FOUND;
            case "challenge" -> Fault.CHALLENGE;
            case "declared-latin1" -> Fault.DECLARED_LATIN1;
            case "wrong-charset-header" -> Fault.WRONG_CHARSET_HEADER;
            default -> throw new IllegalArgumentException("no page fault: " + written);
        };
    }

    private static String needed(Map<String, String> headers, String key) {
        return optional(headers, key).orElseThrow(() -> new IllegalArgumentException("lacks " + key));
    }

    private static Optional<String> optional(Map<String, String> headers, String key) {
        return Optional.ofNullable(headers.get(key));
    }
}
