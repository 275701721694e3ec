/// What stages say to each other: the records, their Avro schemas (in `avro/`, each field documented), the channels.
/// Whatever crosses Kafka is here, and nothing else.
@NullMarked
package dev.newsvane.schemas;

import org.jspecify.annotations.NullMarked;
