/// Where a system lives: its data folder, and how a command finds the one that runs.
@NullMarked
package dev.newsvane.app.data;

import org.jspecify.annotations.NullMarked;
