package dev.newsvane.app.eval;

import dev.newsvane.base.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The documents of a folder with what is expected of them, in the forms of three public projects: a list
/// `expect.jsonl` (feedparser's and feedvalidator's cases read out), or beside `x.xml` an `x.json`, beside `x.json` an
/// `x_expected.json` (gofeed's).
final class Cases {
    private static final String LIST = "expect.jsonl";

    private Cases() {}

    /// A document.
    ///
    /// @param name where it lies in the folder
    /// @param contentType that it is served with
    /// @param base that its relative links start from
    record Case(Path file, String name, Optional<String> contentType, URI base, Expected expected) {}

    /// What is expected of it.
    sealed interface Expected {
        /// Nothing but an answer: items, or why there are none.
        record Answer() implements Expected {}

        /// Values by path, in feedparser's words.
        record Values(List<Expectation> values) implements Expected {}

        /// A tree in gofeed's words.
        record Tree(JsonNode tree) implements Expected {}

        /// Something that is no plain comparison of values.
        record Code(String text) implements Expected {}
    }

    /// All of them, by name.
    ///
    /// @throws IOException where the folder cannot be read; a list that is no JSON lines is named with its line
    static List<Case> in(Path folder) throws IOException {
        var cases = new ArrayList<Case>();
        var listed = new TreeSet<Path>();
        for (var list : files(folder, file -> file.endsWith(LIST))) {
            listed.add(list.toAbsolutePath().getParent());
            cases.addAll(listed(folder, list));
        }
        for (var file : files(folder, Cases::isDocument)) {
            if (listed.stream().noneMatch(file.toAbsolutePath()::startsWith)) {
                beside(folder, file).ifPresent(cases::add);
            }
        }
        return cases;
    }

    private static List<Path> files(Path folder, java.util.function.Predicate<Path> wanted) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        }
    }

    private static boolean isDocument(Path file) {
        var name = file.toString();
        return Set.of("xml", "json", "rss", "atom", "rdf").contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<Case> listed(Path folder, Path list) throws IOException {
        var cases = new ArrayList<Case>();
        var number = 0;
        for (var line : Files.readAllLines(list)) {
            number++;
            try {
                cases.add(listed(folder, list, Json.parse(line)));
            } catch (JacksonException e) {
                throw new IOException(list + ":" + number + ": no JSON: " + e.getOriginalMessage(), e);
            }
        }
        return cases;
    }

    private static Case listed(Path folder, Path list, JsonNode line) {
        var name = line.path("file").asString();
        var file = list.resolveSibling(name);
        var served = name.contains("http");
        var type = header(line, "content-type").or(() -> Optional.of("text/xml").filter(_ -> served));
        var here = URI.create("http://127.0.0.1:8097/tests/" + name.replace(" ", "%20"));
        var base = header(line, "content-location").map(here::resolve).orElse(here);
        return new Case(file, folder.relativize(file).toString(), type, base, expected(line));
    }

    private static Optional<String> header(JsonNode line, String name) {
        return line.path("headers")
                .propertyStream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().asString())
                .findFirst();
    }

    private static Expected expected(JsonNode line) {
        if (line.has("expectations")) {
            return new Expected.Values(line.path("expectations")
                    .valueStream()
                    .map(each -> new Expectation(path(each.path("path")), each.path("equals")))
                    .toList());
        }
        return line.has("raw") ? new Expected.Code(line.path("raw").asString()) : new Expected.Answer();
    }

    private static List<Object> path(JsonNode steps) {
        return steps.valueStream()
                .<Object>map(step -> step.isInt() ? (Object) step.intValue() : step.asString())
                .toList();
    }

    /// The document with its tree; empty where the file is a tree itself.
    private static Optional<Case> beside(Path folder, Path file) throws IOException {
        var name = file.getFileName().toString();
        var stem = name.substring(0, name.lastIndexOf('.'));
        var tree = file.resolveSibling(name.endsWith(".json") ? stem + "_expected.json" : stem + ".json");
        var belongs = name.endsWith(".json")
                && (stem.endsWith("_expected") || Files.exists(file.resolveSibling(stem + ".xml")));
        if (belongs) {
            return Optional.empty();
        }
        var expected =
                Files.exists(tree) ? new Expected.Tree(Json.parse(Files.readAllBytes(tree))) : new Expected.Answer();
        return Optional.of(new Case(
                file, folder.relativize(file).toString(), Optional.empty(), URI.create("http://localhost/"), expected));
    }
}
