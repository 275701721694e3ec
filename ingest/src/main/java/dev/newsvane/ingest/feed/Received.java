package dev.newsvane.ingest.feed;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.EnumSet;

/// How a feed came in.
///
/// @param base where its bytes came from
/// @param charset that they were read in
/// @param repairs what had to be mended so far; readers add to it
record Received(URI base, Charset charset, EnumSet<Repair> repairs) {}
