package dev.newsvane.schemas;

import java.time.Instant;

/// A URL that was fetched, told to the frontier. Key: host and URL.
///
/// @param url canonical URL that answered, after redirects
/// @param request id of the request
/// @param at when, on our clock
public record Fetched(String url, String request, Instant at) {}
