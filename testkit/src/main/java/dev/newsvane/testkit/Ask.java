package dev.newsvane.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/// What a client asks of a site.
///
/// @param secure whether it came over TLS
/// @param host of the Host header, lower case, without port
/// @param path with its query
/// @param headers by lower-case name; of repeated headers all values in order
public record Ask(
        String method, boolean secure, String host, String path, Map<String, List<String>> headers, ByteString body) {
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
