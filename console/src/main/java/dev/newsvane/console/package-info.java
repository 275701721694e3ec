/// The room of what people and programs see over HTTP: a small bounded server, health, and the routes that it is given.
@NullMarked
package dev.newsvane.console;

import org.jspecify.annotations.NullMarked;
