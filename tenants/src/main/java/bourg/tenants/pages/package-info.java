/** Keeps the few pages of plain text that every city has. */
@NullMarked
package bourg.tenants.pages;

import org.jspecify.annotations.NullMarked;
