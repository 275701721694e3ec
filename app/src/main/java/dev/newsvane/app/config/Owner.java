package dev.newsvane.app.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whose entries a file may bring to its state: a file goes by its absolute path, and files are moved.
///
/// @param origin the file's own
/// @param formerly where the file was before it was moved, as its user says
/// @param local whether every file that was ever applied lay on this machine, so that a missing one is no more
public record Owner(String origin, Optional<Path> formerly, boolean local) {
    private static final String FILE = "file:";

    /// What the entries of a file bear as their origin.
    static String origin(Path file) {
        return FILE + file.toAbsolutePath().normalize();
    }

    /// Whether entries of an origin are the file's own, by whatever path.
    boolean owns(String other) {
        return other.equals(origin)
                || formerly.map(Owner::origin).filter(other::equals).isPresent()
                || (local && same(other));
    }

    /// Whether an origin is a file that is not there any more.
    boolean gone(String other) {
        return local && path(other).filter(Files::notExists).isPresent();
    }

    private boolean same(String other) {
        return real(origin).isPresent() && real(origin).equals(real(other));
    }

    /// A file through all symbolic links; empty where it is not there.
    private static Optional<Path> real(String origin) {
        return path(origin).filter(Files::exists).map(file -> {
            try {
                return file.toRealPath();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look for " + file, e);
            }
        });
    }

    private static Optional<Path> path(String origin) {
        return origin.startsWith(FILE) ? Optional.of(Path.of(origin.substring(FILE.length()))) : Optional.empty();
    }
}
