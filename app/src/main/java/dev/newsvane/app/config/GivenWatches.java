package dev.newsvane.app.config;

import dev.newsvane.schemas.Watch;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Watches that are given elsewhere than in the file, in its form, and held to its rules: queries can be read, examples
/// match as they should.
public final class GivenWatches {
    private static final String WATCHES = "watches";

    private GivenWatches() {}

    /// Reads a list under `watches`, or a single entry.
    ///
    /// @param label what mistakes call the text
    /// @param yaml YAML, or JSON, which is YAML
    /// @param there what they may name
    /// @param warned told of what is right, and may not be meant: a line each, with its place
    /// @throws dev.newsvane.app.UserMistake with every mistake
    public static List<Watch> read(
            String label,
            String yaml,
            String origin,
            There there,
            Map<String, String> environment,
            Consumer<String> warned) {
        var mistakes = new Mistakes(label, yaml.lines().toList());
        var root = Yaml.file(label, yaml, mistakes);
        mistakes.refuse();
        var section = Section.at(listed(root), "", new Scalars(mistakes, environment, Scalars.Secrets.IF_THERE));
        var watches = new Entries(origin, WatchCheck.Examples.HELD).watches(section, there);
        section.done();
        if (watches.isEmpty() && mistakes.none()) {
            section.wrong(WATCHES, "is missing; right would be a watch with name and query, or a list of such");
        }
        mistakes.refuse();
        mistakes.doubts().forEach(warned);
        return watches;
    }

    private static Node listed(Node root) {
        if (root instanceof MappingNode mapping
                && mapping.getValue().stream().noneMatch(entry -> named(entry.getKeyNode()))
                && !mapping.getValue().isEmpty()) {
            var list = new SequenceNode(Tag.SEQ, List.of(root), FlowStyle.AUTO);
            return new MappingNode(
                    Tag.MAP,
                    List.of(new NodeTuple(new ScalarNode(Tag.STR, WATCHES, ScalarStyle.PLAIN), list)),
                    FlowStyle.AUTO);
        }
        return root;
    }

    private static boolean named(Node key) {
        return key instanceof ScalarNode scalar && scalar.getValue().equals(WATCHES);
    }
}
