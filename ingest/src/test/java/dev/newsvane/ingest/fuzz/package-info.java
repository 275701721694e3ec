/// What reads hostile input, against inputs that nobody thought of.
@NullMarked
package dev.newsvane.ingest.fuzz;

import org.jspecify.annotations.NullMarked;
