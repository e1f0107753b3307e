/** What citizens may ask of their city: to know, to agree, to be forgotten. */
@NullMarked
package bourg.tenants.rights;

import org.jspecify.annotations.NullMarked;
