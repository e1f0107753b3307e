/**
 * Talks to a running sandbox as Bourg does: with Stripe's own library and with a browser's forms.
 */
@NullUnmarked
package bourg.sandbox;

import org.jspecify.annotations.NullUnmarked;
