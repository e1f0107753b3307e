/** How an accepted request is passed on to the server behind. */
@NullMarked
package bourg.edge.passage;

import org.jspecify.annotations.NullMarked;
