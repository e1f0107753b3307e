/** Fields of HTML forms: drawn accessibly, filled again with what was typed, faults beside them. */
@NullMarked
package bourg.app.forms;

import org.jspecify.annotations.NullMarked;
