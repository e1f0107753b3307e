/** Tests of closing and erasing cities. */
@NullMarked
package bourg.tenants.closing;

import org.jspecify.annotations.NullMarked;
