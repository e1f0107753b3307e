/**
 * Lets the tests of every module open real cities on two PostgreSQL servers, without an identity
 * provider.
 */
@NullMarked
package bourg.tenants.trial;

import org.jspecify.annotations.NullMarked;
