/** Starts Bourg as one application made of tenants, marketplace, billing and the pages. */
@NullMarked
package bourg;

import org.jspecify.annotations.NullMarked;
