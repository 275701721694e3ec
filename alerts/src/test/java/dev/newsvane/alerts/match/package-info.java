/// Tests.
@NullMarked
package dev.newsvane.alerts.match;

import org.jspecify.annotations.NullMarked;
