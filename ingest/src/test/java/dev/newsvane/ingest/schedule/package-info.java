@NullMarked
package dev.newsvane.ingest.schedule;

import org.jspecify.annotations.NullMarked;
