package dev.newsvane.app.config;

import java.util.List;
import java.util.Optional;

/// Keys with values, wherever they are written. What is wrong is noted, and reading goes on.
interface Keys {
    <T> Optional<T> value(String key, Reading<T> reading);

    /// A value that must be there.
    <T> Optional<T> required(String key, Reading<T> reading);

    <T> List<T> list(String key, Reading<T> reading);

    /// Notes a mistake at a key's value.
    void wrong(String key, String what);
}
