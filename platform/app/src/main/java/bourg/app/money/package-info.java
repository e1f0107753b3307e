/** Statements and postings as cities and partners read them. */
@NullMarked
package bourg.app.money;

import org.jspecify.annotations.NullMarked;
