/// Kafka and Newsvane as processes of their own, which can be killed.
@NullMarked
package dev.newsvane.testkit.cluster;

import org.jspecify.annotations.NullMarked;
