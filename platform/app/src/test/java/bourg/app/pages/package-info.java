/** Tests of what is shown: pages. */
@NullMarked
package bourg.app.pages;

import org.jspecify.annotations.NullMarked;
