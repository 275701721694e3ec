package dev.newsvane.app.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads single values, with `${NAME}` replaced by the environment's.
record Scalars(Mistakes mistakes, Map<String, String> environment, Secrets secrets) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /// Whether it is a mistake that the environment lacks one.
    enum Secrets {
        NEEDED,
        IF_THERE,
        /// Whoever writes there is not to learn what the environment has: to name any of it is the mistake.
        UNTOLD
    }

    /// The value, or a mistake at its place. What came from the environment is never shown.
    <T> Optional<T> read(Node node, String path, Reading<T> reading) {
        if (!(node instanceof ScalarNode scalar)) {
            mistakes.add(node, path + " read " + Section.shape(node) + "; right would be " + reading.right());
            return Optional.empty();
        }
        if (secrets == Secrets.UNTOLD && VARIABLE.matcher(scalar.getValue()).find()) {
            mistakes.add(node, path + " refers to the environment, which is not read here; right would be the value");
            return Optional.empty();
        }
        var missing = VARIABLE.matcher(scalar.getValue())
                .results()
                .map(found -> found.group(1))
                .filter(name -> !environment.containsKey(name))
                .distinct()
                .toList();
        if (!missing.isEmpty() && reading.secret() && secrets == Secrets.IF_THERE) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            mistakes.add(
                    node,
                    path + " refers to " + String.join(", ", missing)
                            + ", which the environment does not have; right would be to set it");
            return Optional.empty();
        }
        var value = reading.parse().apply(expanded(scalar.getValue()));
        if (value.isEmpty()) {
            var said = reading.said(scalar.getValue());
            mistakes.add(node, path + " read " + said + "; right would be " + reading.right());
        }
        return value;
    }

    private String expanded(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(environment.getOrDefault(found.group(1), "")));
    }
}
