/// The recorded web and the fixtures around it: many sites on one loopback port, faults on request, a newsroom told in
/// waves, a webhook receiver that verifies, a broker for tests.
@NullMarked
package dev.newsvane.testkit;

import org.jspecify.annotations.NullMarked;
