/** The faces of Bourg: citizen portal, city console, partner pages and operator console. */
@NullMarked
package bourg.app;

import org.jspecify.annotations.NullMarked;
