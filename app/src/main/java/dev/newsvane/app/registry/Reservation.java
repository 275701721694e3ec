package dev.newsvane.app.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.base.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okio.ByteString;
import org.apache.avro.Schema;

/// Schemas with ids of our choice, in the archive that Apicurio Registry exports and imports. There are contents in it
/// and no versions: the registry numbers those itself, and gives a schema that it is then told the id its content has.
final class Reservation {
    private Reservation() {}

    /// @param version of the registry: it converts what older ones have exported
    static ByteString archive(Map<Integer, Schema> schemas, String version) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var manifest = Json.object()
                    .put("systemName", "Newsvane")
                    .put("systemVersion", version)
                    .put("exportVersion", "3.0");
            add(zip, "manifest-newsvane.Manifest.json", ByteString.encodeUtf8(Json.text(manifest)));
            for (var entry : schemas.entrySet()) {
                var text = ByteString.encodeString(entry.getValue().toString(), UTF_8);
                var hash = text.sha256().hex();
                var content = Json.object()
                        .put("contentId", entry.getKey())
                        .put("contentHash", hash)
                        .put("artifactType", "AVRO")
                        .put("contentType", "application/json");
                add(zip, "content/" + hash + ".Content.json", ByteString.encodeUtf8(Json.text(content)));
                add(zip, "content/" + hash + ".Content.data", text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.of(bytes.toByteArray());
    }

    private static void add(ZipOutputStream zip, String name, ByteString content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.write(zip);
        zip.closeEntry();
    }
}
