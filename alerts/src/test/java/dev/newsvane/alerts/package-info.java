/// Tests.
@NullMarked
package dev.newsvane.alerts;

import org.jspecify.annotations.NullMarked;
