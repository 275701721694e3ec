package dev.newsvane.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One try of a delivery. Key: delivery id.
///
/// @param delivery delivery id
/// @param endpoint name of the endpoint
/// @param number 1, 2, 3 …
/// @param at when it began
/// @param took how long it took, in milliseconds
/// @param outcome how it ended
/// @param status HTTP status, where there was an answer
/// @param detail a sentence for a person
public record Attempt(
        String delivery,
        String endpoint,
        int number,
        Instant at,
        Duration took,
        Outcome outcome,
        Optional<Integer> status,
        String detail) {}
