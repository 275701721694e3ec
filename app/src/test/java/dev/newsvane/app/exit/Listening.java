package dev.newsvane.app.exit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import tools.jackson.databind.JsonNode;

/// A stream of server-sent events, read as far as it has come.
final class Listening implements AutoCloseable {
    private final BufferedReader lines;
    private String id = "";
    private boolean retry;

    /// One event that has data.
    record Event(String id, JsonNode data) {
        String alert() {
            return data.path("data").path("alert").asString();
        }

        String watch() {
            return data.path("data").path("watch").path("name").asString();
        }
    }

    /// Reads as far as the first id.
    Listening(InputStream stream) throws IOException {
        this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
        while (id.isEmpty()) {
            read();
        }
    }

    /// The id of what was read last.
    String id() {
        return id;
    }

    /// Whether it has asked to be opened again.
    boolean retry() {
        return retry;
    }

    /// The next event with data.
    Event next() throws IOException {
        while (true) {
            var line = read();
            if (line.startsWith("data: ")) {
                return new Event(id, Json.parse(line.substring(6)));
            }
        }
    }

    private String read() throws IOException {
        var line = lines.readLine();
        if (line == null) {
            throw new IOException("the stream has ended");
        }
        retry = retry || line.startsWith("retry: ");
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
