/** Lets a city arrive: checks the archive that another installation wrote, and brings it in. */
@NullMarked
package bourg.tenants.arriving;

import org.jspecify.annotations.NullMarked;
