/// The recorded web is what it says; and base, held against it.
@NullMarked
package dev.newsvane.testkit;

import org.jspecify.annotations.NullMarked;
