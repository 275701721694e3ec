/// The main job on a recorded newsroom: every stage, told to a person as it happens, and held against what was
/// expected.
@NullMarked
package dev.newsvane.app.demo;

import org.jspecify.annotations.NullMarked;
