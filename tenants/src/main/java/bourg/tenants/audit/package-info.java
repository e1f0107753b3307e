/** Keeps the audit trail of each city, and its head where the city cannot reach. */
@NullMarked
package bourg.tenants.audit;

import org.jspecify.annotations.NullMarked;
