package dev.newsvane.schemas;

import java.time.Instant;

/// Fetch this URL. Key: host and id; a finished one is removed.
///
/// @param id canonical URL and what triggered it
/// @param url canonical URL
/// @param trigger the item's content hash, or the number of the re-fetch
/// @param item the entry that asked for it
/// @param attempt tries so far
/// @param notBefore not to be tried earlier
/// @param made when it was made, on our clock
public record Request(String id, String url, String trigger, Item item, int attempt, Instant notBefore, Instant made) {}
