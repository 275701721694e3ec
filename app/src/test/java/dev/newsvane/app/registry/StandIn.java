package dev.newsvane.app.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.newsvane.base.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/// A registry over real HTTP, with those of Apicurio Registry 3.3.3's ways that `dev/registry-check` has seen: one id
/// for a text, the next id after the greatest, an import that skips in silence what it cannot have.
final class StandIn implements AutoCloseable {
    private static final String SUBJECTS = "/apis/ccompat/v7/subjects/";
    private static final String CONTENTS = "/apis/registry/v3/ids/contentIds/";

    private final HttpServer server;
    private final Map<Long, String> contents = new HashMap<>();
    private final Map<String, List<Long>> subjects = new LinkedHashMap<>();
    private final List<String> imports = new ArrayList<>();

    private record Said(int status, JsonNode body) {}

    StandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return URI.create("http:/" + server.getAddress()).toString();
    }

    /// As a producer registers: under the id it has, else the next one.
    synchronized long register(String subject, String schema) {
        var id = contents.entrySet().stream()
                .filter(content -> content.getValue().equals(schema))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> contents.keySet().stream()
                                .mapToLong(Long::longValue)
                                .max()
                                .orElse(0)
                        + 1);
        contents.put(id, schema);
        var versions = subjects.computeIfAbsent(subject, name -> new ArrayList<>());
        if (!versions.contains(id)) {
            versions.add(id);
        }
        return id;
    }

    /// Somebody else's content under an id.
    synchronized void occupy(long id, String text) {
        contents.put(id, text);
    }

    /// What a tool gets for the id in a record: only what a subject has.
    synchronized Optional<String> schema(long id) {
        return subjects.values().stream().anyMatch(ids -> ids.contains(id))
                ? Optional.ofNullable(contents.get(id))
                : Optional.empty();
    }

    synchronized Map<String, List<Long>> subjects() {
        return Map.copyOf(subjects);
    }

    /// The paths that were asked to import.
    synchronized List<String> imports() {
        return List.copyOf(imports);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var said = answer(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    ByteString.of(exchange.getRequestBody().readAllBytes()));
            var body = Json.text(said.body()).getBytes(UTF_8);
            exchange.sendResponseHeaders(said.status(), said.status() == 204 ? -1 : body.length);
            if (said.status() != 204) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private synchronized Said answer(String asked, ByteString body) throws IOException {
        if (asked.equals("GET /apis/registry/v3/system/info")) {
            return new Said(200, Json.object().put("version", "3.3.3"));
        }
        if (asked.startsWith("POST /apis/registry/v3/admin/import")) {
            imports.add(asked);
            take(body);
            return new Said(204, Json.object());
        }
        if (asked.startsWith("GET " + CONTENTS)) {
            var content = Optional.ofNullable(contents.get(Long.parseLong(asked.substring(4 + CONTENTS.length()))));
            return content.map(text -> new Said(200, Json.parse(text))).orElse(missing());
        }
        if (asked.startsWith("POST " + SUBJECTS)) {
            var schema = Json.parse(body.utf8()).path("schema").stringValue();
            return new Said(200, Json.object().put("id", register(asked.split("/", -1)[5], schema)));
        }
        return asked.startsWith("GET " + SUBJECTS) ? versions(asked.split("/", -1)) : missing();
    }

    private Said versions(String[] path) {
        var ids = subjects.getOrDefault(path[5], List.of());
        if (ids.isEmpty()) {
            return missing();
        }
        if (path.length == 7) {
            var numbers = Json.array();
            for (var number = 1; number <= ids.size(); number++) {
                numbers.add(number);
            }
            return new Said(200, numbers);
        }
        long id = ids.get(Integer.parseInt(path[7]) - 1);
        return new Said(200, Json.object().put("id", id).put("schema", contents.getOrDefault(id, "")));
    }

    private static Said missing() {
        return new Said(404, Json.object().put("message", "not found"));
    }

    private void take(ByteString archive) throws IOException {
        var files = new HashMap<String, ByteString>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), ByteString.of(zip.readAllBytes()));
            }
        }
        if (files.keySet().stream().noneMatch(name -> name.endsWith(".Manifest.json"))) {
            throw new IOException("No manifest found");
        }
        files.forEach((name, data) -> {
            var stem = name.replace(".Content.json", "");
            var text = Optional.ofNullable(files.get(stem + ".Content.data"));
            if (name.endsWith(".Content.json") && text.isPresent()) {
                var content = Json.parse(data.utf8());
                var fresh = content.path("contentHash")
                                .stringValue()
                                .equals(text.get().sha256().hex())
                        && !contents.containsValue(text.get().utf8());
                if (fresh) {
                    contents.putIfAbsent(
                            content.path("contentId").longValue(), text.get().utf8());
                }
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
