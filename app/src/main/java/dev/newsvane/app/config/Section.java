package dev.newsvane.app.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A mapping of the file, read key by key. Every mistake is noted and reading goes on; [#done] notes the keys that
/// nobody asked for.
final class Section implements Keys {
    private static final Node NOTHING = new MappingNode(Tag.MAP, List.of(), FlowStyle.AUTO);

    private final Scalars scalars;
    private final Mistakes mistakes;
    private final Node at;
    private final String path;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private Section(Node at, String path, Scalars scalars) {
        this.at = at;
        this.path = path;
        this.scalars = scalars;
        this.mistakes = scalars.mistakes();
    }

    /// A section at a node; an empty one, and a mistake, where the node is no mapping.
    ///
    /// @param path where in the file, for messages: `sources[2].`
    static Section at(Node node, String path, Scalars scalars) {
        var section = new Section(node, path, scalars);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> section.put(entry.getKeyNode(), entry.getValueNode()));
        } else if (!empty(node)) {
            var name = path.replaceAll("\\.$", " ");
            section.mistakes.add(node, name + "read " + shape(node) + "; right would be keys with values");
        }
        return section;
    }

    private void put(Node key, Node value) {
        if (!(key instanceof ScalarNode scalar)) {
            mistakes.add(key, "read " + shape(key) + " as a key; right would be a word");
        } else if (values.putIfAbsent(scalar.getValue(), value) != null) {
            mistakes.add(key, named(scalar.getValue()) + " stands here for the second time; right would be once");
        } else {
            keys.put(scalar.getValue(), key);
        }
    }

    /// Where the section stands.
    Node at() {
        return at;
    }

    /// Where a key's value stands, or the section where it is missing.
    Node at(String key) {
        return values.getOrDefault(key, at);
    }

    @Override
    public <T> Optional<T> value(String key, Reading<T> reading) {
        return take(key).flatMap(node -> scalars.read(node, named(key), reading));
    }

    @Override
    public <T> Optional<T> required(String key, Reading<T> reading) {
        if (!has(key)) {
            mistakes.add(at, named(key) + " is missing; right would be " + reading.right());
            return Optional.empty();
        }
        return value(key, reading);
    }

    /// Whether the file says anything under this key.
    boolean has(String key) {
        return take(key).isPresent();
    }

    /// How many entries a list has, right or wrong.
    int size(String key) {
        return take(key)
                .map(node -> node instanceof SequenceNode list ? list.getValue().size() : 1)
                .orElse(0);
    }

    /// A list of scalars. A single scalar is no list.
    @Override
    public <T> List<T> list(String key, Reading<T> reading) {
        var read = new ArrayList<T>();
        each(
                key,
                reading::said,
                (node, path) -> scalars.read(node, path, reading).ifPresent(read::add));
        return List.copyOf(read);
    }

    /// A list of sections.
    <T> List<T> sections(String key, Function<Section, Optional<T>> read) {
        var all = new ArrayList<T>();
        each(
                key,
                _ -> "a text",
                (node, path) -> read.apply(at(node, path + ".", scalars)).ifPresent(all::add));
        return List.copyOf(all);
    }

    /// The section under a key; an empty one where there is none.
    Section section(String key) {
        return at(take(key).orElse(NOTHING), named(key) + ".", scalars);
    }

    /// The keys of a section whose keys are names of the user's own.
    Set<String> names() {
        asked.addAll(values.keySet());
        return values.keySet();
    }

    /// Notes a mistake of the section as a whole, at the first key that it names.
    void wrong(String what) {
        var named = Arrays.stream(what.split("[^\\w-]+", -1)).filter(values::containsKey);
        mistakes.add(named.findFirst().map(this::at).orElse(at), path.replaceAll("\\.$", "") + " " + what);
    }

    @Override
    public void wrong(String key, String what) {
        mistakes.add(at(key), named(key) + " " + what);
    }

    /// Notes a mistake at an entry of a key's list.
    void wrong(String key, int entry, String what) {
        mistakes.add(entry(key, entry), named(key) + "[" + entry + "] " + what);
    }

    /// Notes at an entry of a key's list what is no mistake, and may not be meant.
    void doubt(String key, int entry, String what) {
        mistakes.doubt(entry(key, entry), named(key) + "[" + entry + "] " + what);
    }

    private Node entry(String key, int entry) {
        var list = at(key);
        return list instanceof SequenceNode sequence
                        && entry < sequence.getValue().size()
                ? sequence.getValue().get(entry)
                : list;
    }

    /// Notes a mistake at a place within a key's text.
    void wrongWithin(String key, Place within, String what) {
        if (at(key) instanceof ScalarNode scalar) {
            mistakes.add(scalar, within, named(key) + " " + what);
        } else {
            wrong(key, what);
        }
    }

    /// Notes at a place within a key's text what is no mistake, and may not be meant.
    void doubtWithin(String key, Place within, String what) {
        if (at(key) instanceof ScalarNode scalar) {
            mistakes.doubt(scalar, within, named(key) + " " + what);
        }
    }

    /// Notes the keys that nobody asked for.
    void done() {
        keys.forEach((key, node) -> {
            if (!asked.contains(key)) {
                var meant = Spelling.nearest(key, asked)
                        .map(word -> "did you mean " + word + "?")
                        .orElseGet(() -> "right would be one of: " + String.join(", ", asked));
                mistakes.add(node, named(key) + " is no key here; " + meant);
            }
        });
    }

    /// @param said how a text is told that stands where the list belongs
    private void each(String key, UnaryOperator<String> said, BiConsumer<Node, String> read) {
        var node = take(key);
        if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
            for (var i = 0; i < sequence.getValue().size(); i++) {
                read.accept(sequence.getValue().get(i), named(key) + "[" + i + "]");
            }
        } else {
            node.ifPresent(other -> {
                var what = other instanceof ScalarNode scalar ? said.apply(scalar.getValue()) : shape(other);
                mistakes.add(other, named(key) + " read " + what + "; right would be a list");
            });
        }
    }

    private Optional<Node> take(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).filter(node -> !empty(node));
    }

    private String named(String key) {
        return path + key;
    }

    private static boolean empty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    /// What stands there, in words that tell nothing of a text: it may be a secret in the wrong place.
    static String shape(Node node) {
        return switch (node.getNodeType()) {
            case SCALAR -> "a text";
            case SEQUENCE -> "a list";
            case MAPPING -> "keys with values";
            case ANCHOR -> "an alias";
        };
    }
}
