/// When to ask whom again: rhythm, back-off, politeness and doubt, as pure functions of what is remembered and
/// of the time, so that the poll stage and a simulation of a month run the same code.
@NullMarked
package dev.newsvane.ingest.schedule;

import org.jspecify.annotations.NullMarked;
