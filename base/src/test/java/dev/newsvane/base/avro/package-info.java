/// Records on the wire, and their evolution.
@NullMarked
package dev.newsvane.base.avro;

import org.jspecify.annotations.NullMarked;
