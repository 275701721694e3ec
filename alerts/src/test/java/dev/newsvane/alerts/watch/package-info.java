/// Tests.
@NullMarked
package dev.newsvane.alerts.watch;

import org.jspecify.annotations.NullMarked;
