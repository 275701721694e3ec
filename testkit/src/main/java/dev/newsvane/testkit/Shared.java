package dev.newsvane.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Data for measuring that lies beside the project and is no part of it.
public final class Shared {
    private Shared() {}

    /// `../shared/data` beside the checkout, or `$NEWSVANE_SHARED/data`. Where there is none, whoever asks says so
    /// and skips.
    public static Optional<Path> data() {
        var named = Optional.ofNullable(System.getenv("NEWSVANE_SHARED")).map(Path::of);
        var here = Path.of("").toAbsolutePath();
        var above = Stream.iterate(Optional.of(here), Optional::isPresent, at -> at.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(at -> at.resolve("shared"));
        return Stream.concat(named.stream(), above)
                .map(folder -> folder.resolve("data"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
