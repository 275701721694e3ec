package dev.newsvane.schemas;

import java.time.Instant;

/// How far the sources have been read. Key: instance.
///
/// @param instance the instance that polled
/// @param now when this was written
/// @param complete everything that was due up to then has been polled
/// @param sources sources owned
/// @param late of which due and not yet polled
/// @param failing of which the last poll failed
public record Coverage(String instance, Instant now, Instant complete, int sources, int late, int failing) {}
