package dev.newsvane.app;

import dev.newsvane.schemas.Author;
import java.util.Optional;

/// Who changes something from this process: the user that it runs as, unless `NEWSVANE_BY` names another, as a build
/// that applies the file for whoever committed it may.
public final class Who {
    /// The variable of the environment that names them.
    public static final String BY = "NEWSVANE_BY";

    private Who() {}

    /// Them, with the way by which they do it.
    public static Author through(String through) {
        var by = Optional.ofNullable(System.getenv(BY))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> System.getProperty("user.name", ""));
        return new Author(by, through);
    }
}
