package dev.newsvane;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The laws of the house that a machine can keep, over every Java file of the project.
class HouseTest {
    /// Run the tests with `-Dnewsvane.format=write` to have the sources formatted instead of checked.
    private static final boolean WRITE = "write".equals(System.getProperty("newsvane.format"));

    private static final Path ROOT = root();
    private static final Set<String> STAGES = Set.of("ingest", "enrich", "alerts", "console");
    private static final Pattern WALL_CLOCK = Pattern.compile("Instant\\.now\\(\\)|System\\.currentTimeMillis\\(\\)");
    private static final Pattern MUTABLE_STATIC = Pattern.compile(
            "^\\s+(?:private |public |protected )?static (?!final|class|record|interface|enum|void|<)[\\w<>\\[\\],"
                    + " .?@]+ \\w+( =.*)?;",
            Pattern.MULTILINE);

    @Test
    void everySourceIsFormatted() throws IOException {
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        var unformatted = new ArrayList<String>();
        for (var source : sources().entrySet()) {
            var formatted = formatted(formatter, source.getKey(), source.getValue());
            if (WRITE && !formatted.equals(source.getValue())) {
                Files.writeString(ROOT.resolve(source.getKey()), formatted);
            } else if (!formatted.equals(source.getValue())) {
                unformatted.add(source.getKey());
            }
        }
        assertThat(unformatted).as("run dev/format").isEmpty();
    }

    private static String formatted(Formatter formatter, String file, String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    @Test
    void noStageImportsAStage() {
        assertLaw((file, text) -> STAGES.stream()
                .filter(file::startsWith)
                .anyMatch(own -> STAGES.stream()
                        .filter(other -> !other.equals(own))
                        .anyMatch(other -> text.contains("import dev.newsvane." + other))));
    }

    @Test
    void baseKnowsNoNews() {
        assertLaw((file, text) -> file.startsWith("base/src/main")
                && Pattern.compile("\\b(Article|Feed|Watch|Alert|Story)\\b")
                        .matcher(text)
                        .find());
    }

    @Test
    void onlyChannelsSpellsATopicName() {
        assertLaw((file, text) -> inMain(file)
                && !file.startsWith("base/")
                && !file.startsWith("bench/") // its bare hops are no channel of the system's
                && !file.endsWith("/Channels.java")
                && (text.contains("new Channel<") || text.contains(".topic(\"") || text.contains("new NewTopic(")));
    }

    @Test
    void timeIsPassedIn() {
        assertLaw((file, text) -> inMain(file)
                && !file.startsWith("app/")
                && !file.startsWith("bench/")
                && WALL_CLOCK.matcher(text).find());
    }

    @Test
    void noStaticStateChanges() {
        assertLaw((file, text) -> MUTABLE_STATIC.matcher(text).find());
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        var packages = new TreeMap<String, String>();
        sources().forEach((file, text) -> {
            if (inMain(file)) {
                var folder = file.substring(0, file.lastIndexOf('/'));
                packages.merge(folder, file.endsWith("package-info.java") ? text : "", (a, b) -> a + b);
            }
        });
        assertThat(packages)
                .allSatisfy((folder, info) ->
                        assertThat(info).as(folder).contains("@NullMarked").startsWith("/// "));
    }

    @Test
    void onlyAppKnowsYamlAndTheCommandLine() {
        Predicate<String> foreign = text -> text.contains("org.snakeyaml") || text.contains("import picocli");
        assertLaw((file, text) -> inMain(file) && !file.startsWith("app/") && foreign.test(text));
    }

    private static void assertLaw(BiPredicate<String, String> broken) {
        var found = sources().entrySet().stream()
                .filter(source -> broken.test(source.getKey(), source.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(found).isEmpty();
    }

    private static boolean inMain(String file) {
        return file.contains("/src/main/java/");
    }

    /// Every Java file by its path below the root, in order.
    private static Map<String, String> sources() {
        var sources = new TreeMap<String, String>();
        for (var room : rooms()) {
            try (var files = Files.walk(room)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(file -> sources.put(ROOT.relativize(file).toString(), read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static List<Path> rooms() {
        try (var folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("src"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("ARCHITECTURE.md")) && here.getParent() != null) {
            here = here.getParent();
        }
        return here;
    }
}
