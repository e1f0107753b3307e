/** How a city looks: from one brand colour, every colour of its pages. */
@NullMarked
package bourg.app.theme;

import org.jspecify.annotations.NullMarked;
