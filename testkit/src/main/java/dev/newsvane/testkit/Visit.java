package dev.newsvane.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request that the recorded web answered, to judge a client's manners by.
///
/// @param at when the request had been read
/// @param until when the site had made up its answer
/// @param headers by lower-case name
/// @param status what was answered; 0 where a site spoke no HTTP
public record Visit(
        Instant at,
        Instant until,
        boolean secure,
        String host,
        String method,
        String path,
        Map<String, List<String>> headers,
        int status) {
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }
}
