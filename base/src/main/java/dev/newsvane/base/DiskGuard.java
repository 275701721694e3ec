package dev.newsvane.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Stops the system while the disk still has room to stop in: a log that cannot be written any more would be torn
/// down in mid-record instead.
///
/// @param folder where the data lies
/// @param keepFree bytes that must stay free on its disk
public record DiskGuard(Path folder, long keepFree) {
    private static final long MIB = 1024 * 1024;

    /// A sentence for the operator when there is too little room, else empty.
    public Optional<String> trouble() {
        try {
            var free = Files.getFileStore(folder).getUsableSpace();
            return free >= keepFree
                    ? Optional.empty()
                    : Optional.of(
                            "The disk that holds %s is nearly full: %d MiB free, %d MiB are kept as a reserve. Newsvane stopped; nothing it acknowledged is lost. Make room and start it again."
                                    .formatted(folder, free / MIB, keepFree / MIB));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask how full the disk of " + folder + " is", e);
        }
    }
}
