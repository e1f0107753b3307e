/** What the edge says itself, in two languages, as a page or as problem+json. */
@NullMarked
package bourg.edge.answers;

import org.jspecify.annotations.NullMarked;
