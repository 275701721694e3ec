package dev.newsvane.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.avro.RecordSerdes;
import dev.newsvane.base.avro.SchemaBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okio.ByteString;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever an older version wrote is read for ever. `versions/N/NAME.avsc` is the schema a version wrote with, whole;
/// `NAME.hex` a record as it stood in Kafka; a record of numbers has 4711 among them.
class VersionsTest {
    private static final Path VERSIONS = Path.of("src/test/resources/versions");

    static Stream<Path> schemas() throws IOException {
        try (var files = Files.walk(VERSIONS)) {
            return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void thePresentReadsWhatAnOlderVersionWrote(Path file) throws IOException {
        var type = type(new Schema.Parser().parse(Files.readString(file)));
        var read = read(file, type);
        assertThat(read).isInstanceOf(type);
        assertThat(read.toString()).containsAnyOf("example", "4711");
    }

    /// Watches that were written before `copies` could leave out originals.
    @Test
    void whatNeverHeardOfOriginalsWelcomesThem() throws IOException {
        var folder = VERSIONS.resolve("1");
        assertThat(read(folder.resolve("Filter.avsc"), Filter.class).originals())
                .isTrue();
        assertThat(read(folder.resolve("Watch.avsc"), Watch.class).filter().originals())
                .isTrue();
    }

    private static <T extends Record> T read(Path file, Class<T> type) throws IOException {
        var writer = new Schema.Parser().parse(Files.readString(file));
        var hex =
                Files.readString(file.resolveSibling(writer.getName() + ".hex")).strip();
        var bytes = ByteString.decodeHex(hex).toByteArray();
        var serdes = new RecordSerdes(
                Schemas.all(),
                id -> Optional.of(writer)
                        .filter(schema ->
                                (SchemaNormalization.parsingFingerprint64(schema) & Integer.MAX_VALUE) == id));
        assertThat(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt())
                .isEqualTo(serdes.book().id(writer));
        return serdes.serde(type).deserializer().deserialize("any", bytes);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void thePresentSchemaIsCompatibleWithEveryOlderOne(Path file) throws IOException {
        var writer = new Schema.Parser().parse(Files.readString(file));
        var reader = present(writer.getFullName());
        var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(verdict.getResult().getIncompatibilities()).isEmpty();
    }

    /// What is new among kinds of correction stops no reader of this version.
    @Test
    void aKindOfCorrectionThatIsNotKnownYetIsAnother() throws IOException {
        var present = present(Correction.class.getName());
        var writer = new Schema.Parser().parse(present.toString().replace("\"OTHER\"]", "\"OTHER\",\"RESTORED\"]"));
        var kind = new GenericData.EnumSymbol(writer.getField("kind").schema(), "RESTORED");
        var out = new ByteArrayOutputStream();
        new GenericDatumWriter<GenericRecord>(writer)
                .write(
                        new GenericRecordBuilder(writer)
                                .set("kind", kind)
                                .set("article", "a")
                                .set("story", "s")
                                .set("alert", "x")
                                .build(),
                        EncoderFactory.get().directBinaryEncoder(out, null));
        var later = new SchemaBook(List.of(writer), _ -> Optional.empty());
        var bytes = ByteBuffer.allocate(1 + Integer.BYTES + out.size())
                .put((byte) 0)
                .putInt(later.id(writer))
                .put(out.toByteArray())
                .array();
        var serde = new RecordSerdes(Schemas.all(), _ -> Optional.of(writer)).serde(Correction.class);
        assertThat(serde.deserializer().deserialize("any", bytes))
                .isEqualTo(new Correction(CorrectionKind.OTHER, "a", "s", "x"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordHasAnExample(String name) throws IOException {
        assertThat(schemas().map(file -> file.getFileName().toString())).contains(name + ".avsc");
    }

    static List<String> records() {
        return Schemas.all().stream()
                .filter(schema -> schema.getType() == Schema.Type.RECORD)
                .map(Schema::getName)
                .toList();
    }

    private static Schema present(String fullName) {
        return Schemas.all().stream()
                .filter(schema -> schema.getFullName().equals(fullName))
                .findFirst()
                .orElseThrow();
    }

    private static Class<? extends Record> type(Schema schema) {
        try {
            return Class.forName(schema.getFullName()).asSubclass(Record.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("nobody reads " + schema.getFullName() + " any more", e);
        }
    }
}
