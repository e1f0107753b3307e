/** What cities and partners agree on: the form of terms, and proposals between the two. */
@NullMarked
package bourg.app.terms;

import org.jspecify.annotations.NullMarked;
