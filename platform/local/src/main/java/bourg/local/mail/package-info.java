/** Catches every e-mail that the platform sends and shows it on a page. */
@NullMarked
package bourg.local.mail;

import org.jspecify.annotations.NullMarked;
