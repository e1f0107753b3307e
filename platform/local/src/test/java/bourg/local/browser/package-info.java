/** People walk through the whole platform in a real browser, in both languages. */
@NullMarked
package bourg.local.browser;

import org.jspecify.annotations.NullMarked;
