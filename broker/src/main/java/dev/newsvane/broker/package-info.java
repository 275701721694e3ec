/// The real Kafka broker, in this process: one node, broker and controller, its data in a folder.
@NullMarked
package dev.newsvane.broker;

import org.jspecify.annotations.NullMarked;
