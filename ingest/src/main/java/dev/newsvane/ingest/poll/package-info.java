/// The poll stage: asks each source when it is due and writes what is new to `items`.
@NullMarked
package dev.newsvane.ingest.poll;

import org.jspecify.annotations.NullMarked;
