/** What every page has: language, site, assets, and how a template becomes an answer. */
@NullMarked
package bourg.app.pages;

import org.jspecify.annotations.NullMarked;
