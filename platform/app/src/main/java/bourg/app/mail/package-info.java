/** What citizens are told by e-mail about their orders. */
@NullMarked
package bourg.app.mail;

import org.jspecify.annotations.NullMarked;
