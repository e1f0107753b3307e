/** Speaks to the identity provider: organizations, groups, accounts and clients. */
@NullMarked
package bourg.tenants.identity;

import org.jspecify.annotations.NullMarked;
