/// Tests.
@NullMarked
package dev.newsvane.alerts.flow;

import org.jspecify.annotations.NullMarked;
