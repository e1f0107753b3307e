/** Documents that are kept as they were issued: the statements of months that are over. */
@NullMarked
package bourg.billing.documents;

import org.jspecify.annotations.NullMarked;
