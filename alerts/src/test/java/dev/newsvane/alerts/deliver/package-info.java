/// Tests.
@NullMarked
package dev.newsvane.alerts.deliver;

import org.jspecify.annotations.NullMarked;
