/// Tests.
@NullMarked
package dev.newsvane.alerts.share;

import org.jspecify.annotations.NullMarked;
