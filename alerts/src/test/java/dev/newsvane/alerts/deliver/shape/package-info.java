/// Tests.
@NullMarked
package dev.newsvane.alerts.deliver.shape;

import org.jspecify.annotations.NullMarked;
