package dev.newsvane.app;

import dev.newsvane.schemas.Author;
import java.util.Map;
import java.util.Optional;

/// Who changes something from this process: the user that it runs as, unless `NEWSVANE_BY` names another, as a build
/// that applies the file for whoever committed it may.
public final class Who {
    /// The variable of the environment that names them.
    static final String BY = "NEWSVANE_BY";

    /// What Java calls a user without a name.
    private static final String NAMELESS = "?";

    private Who() {}

    /// Them, with the way by which they do it.
    public static Author through(String through) {
        return through(through, System.getenv(), System.getProperty("user.name", ""));
    }

    static Author through(String through, Map<String, String> environment, String user) {
        return new Author(
                Optional.ofNullable(environment.get(BY))
                        .filter(name -> !name.isBlank())
                        .orElse(user.equals(NAMELESS) ? "" : user),
                through);
    }
}
