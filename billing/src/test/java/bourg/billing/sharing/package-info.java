/** Properties of dividing money. */
@NullMarked
package bourg.billing.sharing;

import org.jspecify.annotations.NullMarked;
