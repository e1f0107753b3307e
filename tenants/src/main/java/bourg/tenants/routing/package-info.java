/** Leads city work to the cell, schema and role where the city's data lives. */
@NullMarked
package bourg.tenants.routing;

import org.jspecify.annotations.NullMarked;
