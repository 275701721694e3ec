package dev.newsvane.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A recorded newsroom: outlets and their articles, told in waves, and what a careful reader would say of them. The
/// format is described in `newsroom/first/README.md`.
public final class Newsroom {
    private final List<Outlet> outlets;
    private final List<Written> articles;
    private final Map<String, String> templates;
    private final Expected expected;

    private Newsroom(List<Outlet> outlets, List<Written> articles, Map<String, String> templates, Expected expected) {
        this.outlets = outlets;
        this.articles = articles;
        this.templates = templates;
        this.expected = expected;
    }

    /// Loads `newsroom/NAME/` from the class path, be it a folder or within a jar.
    public static Newsroom load(String name) {
        var resource = Optional.ofNullable(Newsroom.class.getResource("/newsroom/" + name + "/outlets.json"))
                .orElseThrow(() -> new IllegalArgumentException("the class path holds no newsroom " + name));
        try {
            return load(resource.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param index where `outlets.json` is: a file, or an entry of a jar
    static Newsroom load(URI index) {
        return "jar".equals(index.getScheme()) ? fromJar(index) : load(Path.of(index.resolve(".")));
    }

    private static Newsroom fromJar(URI uri) {
        var parts = uri.getRawSchemeSpecificPart().split("!", 2);
        try (var jar = FileSystems.newFileSystem(Path.of(URI.create(parts[0])))) {
            return load(jar.getPath(parts[1]).resolveSibling("."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Loads a newsroom from its folder.
    public static Newsroom load(Path folder) {
        try {
            var outlets = Outlet.parse(Files.readString(folder.resolve("outlets.json")));
            Map<String, String> templates = new HashMap<>();
            for (var outlet : outlets) {
                templates.put(outlet.host(), Files.readString(folder.resolve(outlet.template())));
            }
            return new Newsroom(
                    outlets,
                    articles(folder.resolve("articles")),
                    templates,
                    Expected.parse(Files.readString(folder.resolve("expectations.json"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the newsroom in " + folder, e);
        }
    }

    private static List<Written> articles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".txt"))
                    .sorted()
                    .map(Newsroom::article)
                    .toList();
        }
    }

    private static Written article(Path file) {
        try {
            return Written.parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Outlet> outlets() {
        return outlets;
    }

    /// Every article of every wave, in the order of the file names.
    public List<Written> articles() {
        return articles;
    }

    /// What a careful reader would say of the whole, to be held against what was observed.
    public Expectations expectations() {
        var pages = articles.stream()
                .map(article -> new Expectations.Page(
                        article.id(), url(article.id()).toString(), article.link(), article.guid()))
                .toList();
        return new Expectations(expected, pages);
    }

    /// How many waves there are; they are numbered from 0.
    public int waves() {
        return articles.stream().mapToInt(Written::wave).max().orElse(-1) + 1;
    }

    /// The URL that an article's page has; an update has that of what it updates.
    public URI url(String id) {
        var article = article(id);
        return outlet(article.outlet())
                .url(article.updates().map(this::article).orElse(article).path());
    }

    public Written article(String id) {
        return articles.stream()
                .filter(article -> article.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no article " + id));
    }

    Outlet outlet(String host) {
        return outlets.stream()
                .filter(outlet -> outlet.host().equals(host))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no outlet " + host));
    }

    String template(Outlet outlet) {
        return Optional.ofNullable(templates.get(outlet.host())).orElseThrow();
    }

    /// Puts the outlets' sites on the web. They are empty until a wave is opened.
    public OpenNewsroom serve(RecordedWeb web, InstantSource clock) {
        return new OpenNewsroom(this, web, clock);
    }
}
