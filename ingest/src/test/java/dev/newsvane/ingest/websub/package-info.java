/// Tests of the WebSub subscriber.
@NullMarked
package dev.newsvane.ingest.websub;

import org.jspecify.annotations.NullMarked;
