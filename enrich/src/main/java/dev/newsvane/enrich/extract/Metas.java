package dev.newsvane.enrich.extract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// `<meta>` by name, property or itemprop, in lower case; the first one with content counts.
record Metas(Map<String, String> values) {
    private static final int LONGEST_NAME = 100;

    static Metas of(List<Element> metas) {
        var values = new LinkedHashMap<String, String>();
        for (var meta : metas) {
            var content = meta.attr("content").strip();
            for (var attribute : new String[] {"property", "name", "itemprop", "http-equiv"}) {
                var name = meta.attr(attribute).strip().toLowerCase(Locale.ROOT);
                if (!name.isEmpty() && name.length() <= LONGEST_NAME && !content.isEmpty()) {
                    values.putIfAbsent(name, content);
                }
            }
        }
        return new Metas(values);
    }

    /// The first of these names that has a value.
    Optional<String> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
                .findFirst();
    }

    /// The first whose name is like this.
    Optional<String> named(Pattern name) {
        return values.entrySet().stream()
                .filter(meta -> name.matcher(meta.getKey()).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
