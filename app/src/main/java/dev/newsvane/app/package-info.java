/// The program: its command line, its log, and how it ends. The only room that sees all others.
@NullMarked
package dev.newsvane.app;

import org.jspecify.annotations.NullMarked;
