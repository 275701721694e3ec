package dev.newsvane.schemas;

import java.time.Instant;
import java.util.Optional;

/// Input that could not become an article. Key: the input's id.
///
/// @param stage the stage that refused it
/// @param input URL or id
/// @param source name of the source it came from
/// @param reason why
/// @param detail a sentence for a person
/// @param at when, on our clock
public record Reject(String stage, String input, Optional<String> source, Reason reason, String detail, Instant at) {}
