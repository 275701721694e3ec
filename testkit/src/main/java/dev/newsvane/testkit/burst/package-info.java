/// Sites that publish as many articles as a test or a measurement asks for, and the configuration of a system that
/// follows them.
@NullMarked
package dev.newsvane.testkit.burst;

import org.jspecify.annotations.NullMarked;
