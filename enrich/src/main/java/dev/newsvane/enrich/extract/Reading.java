package dev.newsvane.enrich.extract;

import dev.newsvane.schemas.Reason;

/// What was read from a body, before it has a place in the system.
public sealed interface Reading {
    record Found(Content content) implements Reading {}

    record Nothing(Reason reason, String detail) implements Reading {}
}
