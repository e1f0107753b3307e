/** Gets real tokens from a real Keycloak without a browser. */
@NullMarked
package bourg.parts.login;

import org.jspecify.annotations.NullMarked;
