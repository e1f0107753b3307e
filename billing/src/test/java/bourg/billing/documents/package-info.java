/** Tests of the documents that are kept. */
@NullMarked
package bourg.billing.documents;

import org.jspecify.annotations.NullMarked;
