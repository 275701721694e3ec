package dev.newsvane.ingest.archive;

import java.time.Instant;
import java.util.Optional;
import okio.ByteString;

/// A page as an archive holds it.
///
/// @param url where it was
/// @param at when it was captured
/// @param contentType the header, verbatim
/// @param digest what the archive calls the body, such as `sha1:…`
/// @param body without transfer and content encodings; absent where it is that of an earlier capture of the same digest
public record Capture(
        String url, Instant at, Optional<String> contentType, Optional<String> digest, Optional<ByteString> body) {}
