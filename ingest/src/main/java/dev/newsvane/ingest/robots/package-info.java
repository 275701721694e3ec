/// What a host's robots.txt allows (RFC 9309).
@NullMarked
package dev.newsvane.ingest.robots;

import org.jspecify.annotations.NullMarked;
