/// What is said of an alert, in the form of each kind of endpoint: pure functions. Headlines and passages are
/// strangers' words: bounded, escaped for where they go, and never a mention, a link or a layout of their own.
@NullMarked
package dev.newsvane.alerts.deliver.shape;

import org.jspecify.annotations.NullMarked;
