/**
 * Proves who is asking: tokens of a fixed list of issuers, checked against the host that was asked.
 */
@NullMarked
package bourg.tenants.access;

import org.jspecify.annotations.NullMarked;
