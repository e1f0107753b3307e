/** Who arrives, and whether the edge lets the request in. */
@NullMarked
package bourg.edge.entrance;

import org.jspecify.annotations.NullMarked;
