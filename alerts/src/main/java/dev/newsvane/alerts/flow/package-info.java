/// How much of what a watch matches comes in: spikes and silence. Decided by two logs, `articles` and
/// `coverage`, and by no clock (`docs/decisions/0018-spikes-and-silence.md`).
@NullMarked
package dev.newsvane.alerts.flow;

import org.jspecify.annotations.NullMarked;
