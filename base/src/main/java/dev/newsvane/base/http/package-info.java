/// HTTP as a guest on other people's machines: guarded addresses, bounded answers, failure as a value. And as a host:
/// routes.
@NullMarked
package dev.newsvane.base.http;

import org.jspecify.annotations.NullMarked;
