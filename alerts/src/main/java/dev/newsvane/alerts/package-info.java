/// Watches speaking about stories: alerts, raised once and grown, exactly once from `articles`.
@NullMarked
package dev.newsvane.alerts;

import org.jspecify.annotations.NullMarked;
