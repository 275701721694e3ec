/// The broker in this process is a real one.
@NullMarked
package dev.newsvane.broker;

import org.jspecify.annotations.NullMarked;
