package dev.newsvane.app.config;

import dev.newsvane.schemas.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A source that is given elsewhere than in the file, by options or in a list of sources, and held to the file's rules.
public final class Given implements Keys {
    private final Map<String, List<String>> values;
    private final List<String> mistakes = new ArrayList<>();

    /// @param values by the file's keys
    public Given(Map<String, List<String>> values) {
        this.values = values;
    }

    /// A language that somebody else wrote down, where it is one.
    public static Optional<String> language(String text) {
        return Reading.LANGUAGE.parse().apply(text);
    }

    /// The source; only where there are no [#mistakes] it may be used.
    ///
    /// @param name of a source that is given none
    public Source source(String name, String origin) {
        return Entries.source(this, value("name", Reading.WORD).orElse(name), origin);
    }

    /// What was read and what would be right, one for each key that is wrong.
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    @Override
    public <T> Optional<T> value(String key, Reading<T> reading) {
        return list(key, reading).stream().findFirst();
    }

    @Override
    public <T> Optional<T> required(String key, Reading<T> reading) {
        if (!values.containsKey(key)) {
            wrong(key, "is missing; right would be " + reading.right());
        }
        return value(key, reading);
    }

    @Override
    public <T> List<T> list(String key, Reading<T> reading) {
        var read = new ArrayList<T>();
        for (var text : values.getOrDefault(key, List.of())) {
            reading.parse()
                    .apply(text)
                    .ifPresentOrElse(
                            read::add,
                            () -> wrong(key, "read " + reading.said(text) + "; right would be " + reading.right()));
        }
        return List.copyOf(read);
    }

    @Override
    public void wrong(String key, String what) {
        mistakes.add(key + " " + what);
    }
}
