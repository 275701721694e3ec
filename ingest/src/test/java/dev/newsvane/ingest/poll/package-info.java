/// Tests of poll.
@NullMarked
package dev.newsvane.ingest.poll;

import org.jspecify.annotations.NullMarked;
