/** The gateway in front of everything a browser or a partner touches. */
@NullMarked
package bourg.edge;

import org.jspecify.annotations.NullMarked;
