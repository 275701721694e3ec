package dev.newsvane.ingest.opml;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One outline that stands for a feed.
///
/// @param line where it begins in the file; 1 is the first
/// @param attributes by lower-case name, blank ones left out
/// @param path what the outlines round it are called, outermost first; of very deep ones the innermost
public record Outline(int line, Map<String, String> attributes, List<String> path) {
    /// What this program adds to OPML's own attributes: `newsvane:name` and so on.
    public static final String OURS = "newsvane:";

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// An attribute that only we write.
    public Optional<String> ours(String name) {
        return attribute(OURS + name);
    }

    /// The feed's address, as given.
    public Optional<String> url() {
        return attribute("xmlurl");
    }

    public Optional<String> title() {
        return attribute("title").or(() -> attribute("text"));
    }

    /// The categories that it names itself (`/news/law,ai`), taken apart, and those that it stands in.
    public List<String> categories() {
        var own =
                attribute("category").map(all -> all.split("[,/]", -1)).stream().flatMap(Arrays::stream);
        return Stream.concat(own, path.stream())
                .map(String::strip)
                .filter(category -> !category.isEmpty())
                .distinct()
                .toList();
    }
}
