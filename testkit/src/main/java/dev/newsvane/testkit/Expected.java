package dev.newsvane.testkit;

import dev.newsvane.base.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The content of `expectations.json`; articles are named by id, stories by a name of the file's own. What the file
/// says nothing about is not checked.
///
/// @param notCopies pairs of which neither repeats the other
/// @param alerts exactly those that are raised; empty where the file does not say
/// @param silent articles that are in no alert
/// @param baseline articles that match a watch and yet alert nobody by themselves
public record Expected(
        List<Story> stories,
        List<Copy> copies,
        List<NotCopies> notCopies,
        Optional<List<Alert>> alerts,
        List<String> silent,
        List<String> baseline,
        List<Reject> rejects,
        List<Publishers> publishers) {
    /// These articles and no others are one story.
    public record Story(String name, List<String> articles) {}

    /// An article that repeats another.
    ///
    /// @param kinds acceptable verdicts
    /// @param paraphrased must be in its original's story, and may be called spun or nothing
    public record Copy(String copy, String of, Set<String> kinds, boolean paraphrased) {}

    /// Two independent reports.
    public record NotCopies(String one, String other) {}

    /// A watch speaks about a story.
    public record Alert(String watch, String story) {}

    /// An article that is refused.
    public record Reject(String id, String reason) {}

    /// How many independent publishers a story has in the end.
    public record Publishers(String story, int independent) {}

    static Expected parse(String json) {
        var root = Json.parse(json);
        return new Expected(
                each(root, "stories", node -> new Story(text(node, "name"), texts(node.path("articles")))),
                each(root, "copies", Expected::copy),
                each(
                        root,
                        "not_copies",
                        node -> new NotCopies(
                                node.get(0).stringValue(), node.get(1).stringValue())),
                root.has("alerts")
                        ? Optional.of(each(root, "alerts", node -> new Alert(text(node, "watch"), text(node, "story"))))
                        : Optional.empty(),
                texts(root.path("silent")),
                texts(root.path("baseline")),
                each(root, "rejects", node -> new Reject(text(node, "id"), text(node, "reason"))),
                each(
                        root,
                        "publishers",
                        node -> new Publishers(
                                text(node, "story"), node.get("independent").intValue())));
    }

    private static Copy copy(JsonNode node) {
        return new Copy(
                text(node, "copy"),
                text(node, "of"),
                texts(node.path("kinds")).stream().collect(Collectors.toUnmodifiableSet()),
                node.path("paraphrased").asBoolean(false));
    }

    private static <T> List<T> each(JsonNode root, String key, Function<JsonNode, T> read) {
        return root.path(key).valueStream().map(read).toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    private static String text(JsonNode node, String key) {
        return node.get(key).stringValue();
    }
}
