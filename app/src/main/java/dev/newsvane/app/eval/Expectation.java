package dev.newsvane.app.eval;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What a document says somewhere.
///
/// @param path names and indices, outermost first
record Expectation(List<Object> path, JsonNode value) {
    /// The path with `*` for each index.
    String pattern() {
        return path.stream()
                .map(step -> step instanceof Integer ? "*" : step.toString())
                .collect(joining("."));
    }

    String name() {
        return path.stream().map(Object::toString).collect(joining("."));
    }

    List<Integer> indices() {
        return path.stream()
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .toList();
    }

    /// The single values in a tree.
    ///
    /// @param whole patterns whose value is compared as it is, though it has parts
    List<Expectation> leaves(Predicate<String> whole) {
        if (!value.isContainer() || whole.test(pattern())) {
            return List.of(this);
        }
        var all = new ArrayList<Expectation>();
        if (value.isObject()) {
            value.propertyStream()
                    .forEach(part -> all.addAll(new Expectation(with(part.getKey()), part.getValue()).leaves(whole)));
        } else {
            for (var i = 0; i < value.size(); i++) {
                all.addAll(new Expectation(with(i), value.get(i)).leaves(whole));
            }
        }
        return all;
    }

    private List<Object> with(Object step) {
        var longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }
}
