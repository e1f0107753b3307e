/** The repository tests itself: size, visibility, names, format and who may touch what. */
@NullMarked
package bourg.tidy;

import org.jspecify.annotations.NullMarked;
