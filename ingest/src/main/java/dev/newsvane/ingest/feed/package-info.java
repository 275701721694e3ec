/// Reads feeds as they are found in the wild: RSS, Atom, RDF, JSON Feed, sitemaps; rubbish is a value, never an
/// exception.
@NullMarked
package dev.newsvane.ingest.feed;

import org.jspecify.annotations.NullMarked;
