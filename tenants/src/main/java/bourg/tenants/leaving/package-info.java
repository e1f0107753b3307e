/** Lets a city leave: writes everything it owns into an archive. */
@NullMarked
package bourg.tenants.leaving;

import org.jspecify.annotations.NullMarked;
