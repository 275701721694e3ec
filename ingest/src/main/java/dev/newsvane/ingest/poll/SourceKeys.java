package dev.newsvane.ingest.poll;

import dev.newsvane.base.Routing;
import dev.newsvane.schemas.Source;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// Keys of `sources` and `polls`: routed by the source's host, told apart by its name.
public final class SourceKeys {
    private SourceKeys() {}

    public static String key(Source source) {
        return Routing.key(host(source), source.name());
    }

    /// The host of a source's URL.
    ///
    /// @throws IllegalArgumentException where the URL has none; such a source must not be written
    public static String host(Source source) {
        return Optional.ofNullable(URI.create(source.url()).getHost())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException("a source needs an absolute URL: " + source.url()));
    }
}
