package dev.newsvane.enrich.entity;

import dev.newsvane.schemas.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A gazetteer's file: lines of `id kind name aliases context`, divided by tabs, the last two with `|`
/// between their words and free to be left out. A line `@law court|judge` gives a list of context words a
/// name by which entries use it; `#` begins a comment. See `docs/reference/gazetteer.md`.
final class GazetteerFile {
    /// A mistake, as "read …; right would be …".
    ///
    /// @param line from 1
    record Mistake(int line, String what) {}

    private static final Map<String, EntityKind> KINDS = kinds();
    private static final Pattern ID = Pattern.compile("[\\p{Alnum}:._-]{2,80}");
    private static final Pattern LISTED = Pattern.compile("\\|");
    private static final int MOST_CHARS = 120;

    /// Aliases of an entry, and words of its context.
    private static final int MOST_WORDS = 200;

    private final Map<String, List<String>> lists;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int line;

    /// So many more aliases are taken.
    private int room;

    private GazetteerFile(Map<String, List<String>> lists, int room) {
        this.lists = new HashMap<>(lists);
        this.room = room;
    }

    /// Reads a file's lines; some editors begin them with a byte order mark.
    ///
    /// @param lists lists of context words that files before this one have named
    /// @param room for so many aliases; what comes after them is not read
    static GazetteerFile read(List<String> lines, Map<String, List<String>> lists, int room) {
        var file = new GazetteerFile(lists, room);
        for (var line : lines) {
            if (file.room >= 0) {
                file.line(line.startsWith("\uFEFF") ? line.substring(1) : line);
            }
        }
        return file;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    Map<String, List<String>> lists() {
        return Map.copyOf(lists);
    }

    private void line(String text) {
        line++;
        if (text.isBlank() || text.startsWith("#")) {
            return;
        }
        var fields = Arrays.stream(text.split("\t", -1)).map(String::strip).toList();
        if (text.startsWith("@")) {
            var words = words(fields, 1);
            single(words);
            lists.put(fields.getFirst(), words);
        } else if (fields.size() < 3 || fields.size() > 5) {
            wrong(
                    "read " + fields.size() + " fields",
                    "id, kind, name, aliases and context, divided by tabs, the last two free to be left out");
        } else {
            entry(fields);
        }
    }

    private void entry(List<String> fields) {
        var id = fields.get(0);
        var kind = fields.get(1);
        var name = fields.get(2);
        var before = mistakes.size();
        if (!ID.matcher(id).matches()) {
            wrong("read the id \"" + id + "\"", "2 to 80 letters, digits, ':', '.', '_' and '-', such as person:ada");
        } else if (!ids.add(id)) {
            wrong("read the id \"" + id + "\" for the second time", "an id of its own");
        }
        if (!KINDS.containsKey(kind)) {
            wrong("read the kind \"" + kind + "\"", "one of: " + String.join(", ", KINDS.keySet()));
        }
        var aliases = Stream.concat(aliases(name), words(fields, 3).stream().map(Alias::of))
                .toList();
        if (name.isEmpty()) {
            wrong("read no name", "how the entity is shown");
        }
        aliases.stream()
                .filter(alias -> alias.text().length() > MOST_CHARS || !Scan.hasWord(alias.text()))
                .forEach(alias -> wrong(
                        "read the alias \"" + alias.text() + "\"", "words, of at most " + MOST_CHARS + " characters"));
        var context = words(fields, 4).stream().flatMap(this::context).toList();
        single(words(fields, 4).stream().filter(word -> !word.startsWith("@")).toList());
        if (aliases.size() > MOST_WORDS || context.size() > MOST_WORDS) {
            wrong(
                    "read " + aliases.size() + " aliases and " + context.size() + " words of context",
                    "at most " + MOST_WORDS + " of each");
        }
        room -= aliases.size();
        if (room < 0) {
            wrong("read too many aliases", "at most " + Gazetteer.MOST_ALIASES + " in all, names among them");
        }
        if (context.isEmpty() && aliases.stream().anyMatch(alias -> alias.need() == Alias.Need.CONTEXT)) {
            wrong("read an alias with ? and no context", "words in the fifth field beside which it means " + name);
        }
        if (before == mistakes.size()) {
            entries.add(new Entry(
                    id, Objects.requireNonNull(KINDS.get(kind)), name.replaceFirst("^\\?", ""), aliases, context));
        }
    }

    /// A name is an alias too; `?Llama` is one that needs context.
    private static Stream<Alias> aliases(String name) {
        return name.isEmpty() ? Stream.empty() : Stream.of(Alias.of(name));
    }

    private Stream<String> context(String word) {
        if (!word.startsWith("@")) {
            return Stream.of(word);
        }
        if (!lists.containsKey(word)) {
            wrong(
                    "read the list " + word,
                    "one of: "
                            + String.join(", ", lists.keySet().stream().sorted().toList()));
        }
        return lists.getOrDefault(word, List.of()).stream();
    }

    /// Context is looked for word by word.
    private void single(List<String> words) {
        words.stream()
                .filter(word -> !Scan.isWord(word.startsWith("!") ? word.substring(1) : word))
                .forEach(word -> wrong("read the context \"" + word + "\"", "a single word, of letters and digits"));
    }

    private static List<String> words(List<String> fields, int field) {
        return field >= fields.size()
                ? List.of()
                : LISTED.splitAsStream(fields.get(field))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    private static Map<String, EntityKind> kinds() {
        var kinds = new LinkedHashMap<String, EntityKind>();
        for (var kind : EntityKind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
        return kinds;
    }

    private void wrong(String read, String right) {
        mistakes.add(new Mistake(line, read + "; right would be " + right));
    }
}
