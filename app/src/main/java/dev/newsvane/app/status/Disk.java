package dev.newsvane.app.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/// How much a folder holds while somebody else writes to it. Kafka's indexes are left out: while in use each claims
/// 10 MiB of which next to nothing is written (787 MiB claimed, 27 MiB on disk, after an import of 8,232 articles).
final class Disk {
    private Disk() {}

    static long used(Path folder) {
        var bytes = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.addAndGet(file.toString().endsWith("index") ? 0 : attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
        return bytes.get();
    }
}
