/// The running system: which stages there are, how they are wired, when they are quiet.
@NullMarked
package dev.newsvane.app.run;

import org.jspecify.annotations.NullMarked;
