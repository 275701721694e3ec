/// Java records on the wire as Avro, in the framing every registry-aware Kafka tool reads.
@NullMarked
package dev.newsvane.base.avro;

import org.jspecify.annotations.NullMarked;
