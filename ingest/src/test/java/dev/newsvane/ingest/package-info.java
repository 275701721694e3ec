/// Tests.
@NullMarked
package dev.newsvane.ingest;

import org.jspecify.annotations.NullMarked;
