package dev.newsvane.schemas;

import java.time.Instant;
import java.util.Optional;

/// A URL that was fetched, told to the frontier. Key: host and URL.
///
/// @param url canonical URL that answered, after redirects
/// @param request id of the request
/// @param at when, on our clock
/// @param etag its validator, verbatim
/// @param lastModified its other validator, verbatim
/// @param bodyHash hash of the body
public record Fetched(
        String url,
        String request,
        Instant at,
        Optional<String> etag,
        Optional<String> lastModified,
        Optional<String> bodyHash) {
    /// Another name of what was fetched.
    public static Fetched alias(String url, String request, Instant at) {
        return new Fetched(url, request, at, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
