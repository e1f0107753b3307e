/** Tests of the whole platform, started once for all of them. */
@NullMarked
package bourg.local;

import org.jspecify.annotations.NullMarked;
