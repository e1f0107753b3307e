/** Gives tests their PostgreSQL and Keycloak, from containers or embedded. */
@NullMarked
package bourg.testing;

import org.jspecify.annotations.NullMarked;
