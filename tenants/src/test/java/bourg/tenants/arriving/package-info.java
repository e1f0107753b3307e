/** Tests cities that arrive from another installation. */
@NullMarked
package bourg.tenants.arriving;

import org.jspecify.annotations.NullMarked;
