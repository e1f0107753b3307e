/** What the pages say in French and in English, and how they write money and dates. */
@NullMarked
package bourg.app.texts;

import org.jspecify.annotations.NullMarked;
