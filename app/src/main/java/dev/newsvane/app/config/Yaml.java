package dev.newsvane.app.config;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A text of YAML, or of JSON, which is YAML, as a tree of what stands where.
final class Yaml {
    /// Nothing of ours is nested half as deep, and the tree is made by recursion: 30,000 brackets end a thread.
    private static final int DEEPEST = 20;

    private final String text;
    private final LoadSettings settings;
    private final Mistakes mistakes;

    private Yaml(String label, String text, Mistakes mistakes) {
        this.text = text;
        this.settings = LoadSettings.builder().setLabel(label).build();
        this.mistakes = mistakes;
    }

    /// The tree of a user's own file; nothing, and a mistake, where it is none.
    static Node file(String label, String text, Mistakes mistakes) {
        return new Yaml(label, text, mistakes).tree(true);
    }

    /// The tree of a text that somebody sent, who may say nothing twice by an alias: a few lines could say it a million
    /// times.
    static Node sent(String label, String text, Mistakes mistakes) {
        return new Yaml(label, text, mistakes).tree(false);
    }

    private Node tree(boolean aliases) {
        try {
            if (sound(aliases)) {
                return new Compose(settings).composeString(text).orElseGet(Yaml::nothing);
            }
        } catch (MarkedYamlEngineException e) {
            mistakes.add(e.getProblemMark().or(e::getContextMark), "is no YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            mistakes.add(Optional.empty(), "is no YAML: " + e.getMessage());
        }
        return nothing();
    }

    private boolean sound(boolean aliases) {
        var depth = 0;
        for (var event : new Parse(settings).parseString(text)) {
            depth += deeper(event);
            if (depth > DEEPEST) {
                return wrong(event.getStartMark(), "is nested too deep; right would be at most " + DEEPEST + " levels");
            }
            if (!aliases && event.getEventId() == Event.ID.Alias) {
                return wrong(event.getStartMark(), "read an alias; right would be the value itself");
            }
        }
        return true;
    }

    private static int deeper(Event event) {
        return switch (event.getEventId()) {
            case SequenceStart, MappingStart -> 1;
            case SequenceEnd, MappingEnd -> -1;
            case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> 0;
        };
    }

    private boolean wrong(Optional<Mark> at, String what) {
        mistakes.add(at, what);
        return false;
    }

    private static Node nothing() {
        return new MappingNode(Tag.MAP, List.of(), FlowStyle.AUTO);
    }
}
