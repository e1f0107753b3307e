/** The operators' console: opens cities, reviews offers and watches the money. */
@NullMarked
package bourg.app.operator;

import org.jspecify.annotations.NullMarked;
