/// Alerts on their way to endpoints: signed, retried, in order per story, and kept when nobody takes them.
@NullMarked
package dev.newsvane.alerts.deliver;

import org.jspecify.annotations.NullMarked;
