/** Who owes whom and why: tariffs, checkout, revenue sharing, statements. */
@NullMarked
package bourg.billing;

import org.jspecify.annotations.NullMarked;
