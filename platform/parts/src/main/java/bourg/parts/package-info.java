/** The real parts that Bourg needs on one machine: PostgreSQL and Keycloak. */
@NullMarked
package bourg.parts;

import org.jspecify.annotations.NullMarked;
