package dev.newsvane.enrich.entity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Ids;
import dev.newsvane.enrich.vocabulary.CommonWords;
import dev.newsvane.schemas.Entity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The entities that texts are read for: those that are shipped, and a user's own beside them. What a text
/// names depends on the text and on these alone, and [#version] tells them from others.
public final class Gazetteer {
    /// So many of an article are kept, the most named.
    public static final int MOST = 50;

    /// More aliases there are not, names and what is shipped among them: some 170 MB.
    public static final int MOST_ALIASES = 200_000;

    private static final String FOLDER = "/gazetteer/";
    private static final List<String> FILES =
            List.of("lists.tsv", "people.tsv", "organisations.tsv", "products.tsv", "cases.tsv");

    private final List<Entry> entries;
    private final Map<String, List<String>> lists;
    private final Lexicon lexicon;
    private final String version;

    /// A mistake of a gazetteer's file, as "read …; right would be …".
    ///
    /// @param file which of the files, from 0
    /// @param line from 1
    public record Mistake(int file, int line, String what) {}

    /// What came of reading files: a gazetteer, or, where there are mistakes, one without what is wrong.
    public record Reading(Gazetteer gazetteer, List<Mistake> mistakes) {}

    private Gazetteer(List<Entry> entries, Map<String, List<String>> lists) {
        this.entries = entries;
        this.lists = lists;
        lexicon = new Lexicon(entries, Shipped.FORENAMES);
        version = version(entries, Shipped.FORENAMES);
    }

    /// Of all that decides what is found: forenames tell whose surname it is.
    static String version(List<Entry> entries, List<String> forenames) {
        return Ids.of(entries.toString(), forenames.toString()).substring(0, 8);
    }

    public static Gazetteer shipped() {
        return Shipped.LOADED;
    }

    /// One that knows nobody, for those who want none of the shipped entries.
    public static Gazetteer empty() {
        return new Gazetteer(List.of(), Map.of());
    }

    /// This one and the lines of a user's files. An entry with the id of one before it takes its place.
    public Reading with(List<List<String>> files) {
        var all = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> all.put(entry.id(), entry));
        var named = lists;
        var mistakes = new ArrayList<Mistake>();
        for (var i = 0; i < files.size(); i++) {
            var number = i;
            var file = GazetteerFile.read(files.get(i), named, MOST_ALIASES - aliases(all.values()));
            named = file.lists();
            file.entries().forEach(entry -> all.put(entry.id(), entry));
            file.mistakes().forEach(mistake -> mistakes.add(new Mistake(number, mistake.line(), mistake.what())));
        }
        return new Reading(new Gazetteer(List.copyOf(all.values()), named), List.copyOf(mistakes));
    }

    private static int aliases(Collection<Entry> entries) {
        return entries.stream().mapToInt(entry -> entry.aliases().size()).sum();
    }

    /// Eight hexadecimal digits that another gazetteer does not have.
    public String version() {
        return version;
    }

    /// What a text names: the most named first, what the title names counted as two more.
    ///
    /// @param text paragraphs, separated by a blank line
    public List<Entity> entities(String title, String text) {
        return Recognition.of(title, text, lexicon, CommonWords::contain).stream()
                .limit(MOST)
                .toList();
    }

    public List<Entry> entries() {
        return entries;
    }

    private static final class Shipped {
        static final List<String> FORENAMES = lines("forenames.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                .toList();
        static final Gazetteer LOADED = load();

        private static Gazetteer load() {
            var read = empty().with(FILES.stream().map(Shipped::lines).toList());
            if (!read.mistakes().isEmpty()) {
                throw new IllegalStateException("mistakes in the program's gazetteer: " + read.mistakes());
            }
            return read.gazetteer();
        }

        private static List<String> lines(String name) {
            try (var in = Optional.ofNullable(Gazetteer.class.getResourceAsStream(FOLDER + name))
                            .orElseThrow(() -> new IllegalStateException("the program lacks its file " + name));
                    var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
                return lines.lines().toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
