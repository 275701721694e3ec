package dev.newsvane.app.tool;

import dev.newsvane.schemas.Channels;
import dev.newsvane.schemas.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;

/// Pages of an import until all are read, for only then is their order known: on disk, as records; in memory stands
/// no more of each than its time and its place.
final class Spool implements AutoCloseable {
    private static final Serde<Page> PAGES = Channels.offline().pages().values();

    private final Path file;
    private final FileChannel channel;
    private final List<Slot> slots = new ArrayList<>();

    /// Where a page lies.
    record Slot(Optional<Instant> time, long offset, int length) {}

    Spool() {
        try {
            file = Files.createTempFile("newsvane-import-", ".pages");
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make room for the import", e);
        }
    }

    Slot add(Optional<Instant> time, Page page) {
        try {
            var bytes = PAGES.serializer().serialize("", page);
            var slot = new Slot(time, channel.size(), bytes.length);
            var rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest, slot.offset() + rest.position());
            }
            slots.add(slot);
            return slot;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a page of the import in " + file, e);
        }
    }

    Page page(Slot slot) {
        try {
            var bytes = ByteBuffer.allocate(slot.length());
            while (bytes.hasRemaining() && channel.read(bytes, slot.offset() + bytes.position()) >= 0) {
                // goes on until all is there
            }
            return Objects.requireNonNull(PAGES.deserializer().deserialize("", bytes.array()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a page of the import back from " + file, e);
        }
    }

    int size() {
        return slots.size();
    }

    /// In the order of their times, the undated last.
    Stream<Page> inOrder() {
        return slots.stream()
                .sorted(Comparator.comparing(slot -> slot.time().orElse(Instant.MAX)))
                .map(this::page);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
