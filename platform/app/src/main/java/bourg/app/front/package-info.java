/** The front page of the platform itself. */
@NullMarked
package bourg.app.front;

import org.jspecify.annotations.NullMarked;
