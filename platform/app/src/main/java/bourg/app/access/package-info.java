/** How people sign in with a browser, and what each site lets them see. */
@NullMarked
package bourg.app.access;

import org.jspecify.annotations.NullMarked;
