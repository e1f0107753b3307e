/** Lets a city leave: writes everything it owns into an archive, and erases what is left behind. */
@NullMarked
package bourg.tenants.leaving;

import org.jspecify.annotations.NullMarked;
